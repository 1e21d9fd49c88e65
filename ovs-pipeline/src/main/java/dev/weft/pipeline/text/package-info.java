/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Flows as people read them: ovs-ofctl syntax, with table names or numbers.
 * Not here: anything a switch is programmed with.
 */
package dev.weft.pipeline.text;
