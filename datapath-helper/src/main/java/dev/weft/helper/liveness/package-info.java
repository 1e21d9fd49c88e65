/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Whether the ends of links are alive: control messages, timers and states (VL-10, VL-11). Pure: time and packets come
 * in from outside.
 * Not here: sockets, Open vSwitch, the controller.
 */
package dev.weft.helper.liveness;
