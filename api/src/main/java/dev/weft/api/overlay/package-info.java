/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Values of the overlay's outer side: addresses, ports, DSCP, paths between nodes.
 * Not here: OpenFlow or OVSDB encodings of them (module southbound-ovs).
 */
package dev.weft.api.overlay;
