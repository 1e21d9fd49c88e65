/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Packet sockets of Linux, read and written in batches (FN-8, VL-8, VL-9).
 * Not here: what is in the packets.
 */
package dev.weft.helper.packet;
