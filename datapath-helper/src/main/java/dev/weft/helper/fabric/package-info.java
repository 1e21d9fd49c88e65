/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Ways between nodes other than a tunnel to one address: the patch port between the bridges, and what the underlay
 * bridge does with frames in Ethernet, unencapsulated ones and those of multicast groups (FN-3, FN-11, VN-1, VN-8).
 * Not here: what br-int does with them, which the controller programs.
 */
package dev.weft.helper.fabric;
