/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Which node has a station of a vnet: asking, answering, announcing, passing on between LAN segments (VN-2 to VN-5).
 * Not here: sockets, flows, threads; see the package discovery.
 */
package dev.weft.helper.varp;
