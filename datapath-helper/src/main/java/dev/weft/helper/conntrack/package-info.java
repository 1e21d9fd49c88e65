/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * How many connections Open vSwitch keeps the state of (SI-4), and whose it forgets (GW-1).
 * Not here: which connections, as flows say that.
 */
package dev.weft.helper.conntrack;
