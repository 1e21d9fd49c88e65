/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Cutting tunnelled frames in two and joining the halves (VL-8, VL-9, FN-8): bytes in, bytes out, nothing allocated.
 * Not here: sockets, threads, clocks, Open vSwitch.
 */
package dev.weft.helper.fragment;
