/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import dev.weft.pipeline.field.Value;
import java.util.Optional;

/**
 * What a field must be.
 *
 * @param value its bits
 * @param mask which of its bits count; empty: all
 */
record Criterion(Value value, Optional<Value> mask) { }
