/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The bytes of what a gateway hears and says itself: ARP, neighbour discovery, ICMP of both families (GW-1).
 * Not here: what is answered, and when.
 */
package dev.weft.helper.router.wire;
