/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Frames too large for the underlay, taken from and given to Open vSwitch's underlay bridge (VL-8, VL-9, FN-8).
 * Not here: the bytes of halves, and system calls.
 */
package dev.weft.helper.oversize;
