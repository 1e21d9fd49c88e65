/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What tenants' gateways cannot do by flows (GW-1): they answer for their own addresses, find the neighbours to which
 * packets go, and tell senders of packets that went no further.
 * Not here: routing, filtering and translation, which the switch does; next hops of the underlay (neighbour).
 */
package dev.weft.helper.router;
