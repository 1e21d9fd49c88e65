/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The control socket of ovs-vswitchd and what is set through it (VL-5).
 * Not here: the database, and anything OpenFlow can do.
 */
package dev.weft.helper.vswitchd;
