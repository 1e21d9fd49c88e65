/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Flows as a switch holds them and the messages that change them: bytes, without their meaning.
 * Not here: how matches and actions become these bytes (package flow), how the bytes are shown (package text).
 */
package dev.weft.pipeline.wire;
