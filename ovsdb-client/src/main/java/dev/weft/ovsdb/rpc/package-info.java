/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * JSON-RPC 1.0 in both directions over one channel, with limits, timeouts and keepalive.
 * What is called, and how the channel is made, is known elsewhere.
 */
package dev.weft.ovsdb.rpc;
