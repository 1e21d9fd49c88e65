/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The OpenFlow 1.3 messages that Weft encodes and decodes itself: bundles, flow monitor, TLV map. Pure.
 * Not here: flows ({@code dev.weft.pipeline}), sending ({@code openflow}).
 */
package dev.weft.southbound.openflow.message;
