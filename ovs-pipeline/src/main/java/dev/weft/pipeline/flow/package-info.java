/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Flows as Weft means them: checked against their table when built, and turned into the bytes of the switch.
 * Not here: which flows an object of the intent needs (package feature).
 */
package dev.weft.pipeline.flow;
