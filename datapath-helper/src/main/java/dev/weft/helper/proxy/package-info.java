/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Frames of vnets between the proxies of LAN segments, over one UDP port (VN-5): datagrams, halves, and the ports by
 * which the switch exchanges these frames with the helper. Not here: who asks for which station.
 */
package dev.weft.helper.proxy;
