/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Talking to the control socket of an Open vSwitch daemon, as ovs-appctl does.
 * Which commands there are is the daemon's business.
 */
package dev.weft.ovsdb.unixctl;
