/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Keeps the way to other nodes warm: their next hops are known to Linux and to Open vSwitch before a packet needs them.
 * Not here: routes, which only say which next hop it is.
 */
package dev.weft.helper.neighbour;
