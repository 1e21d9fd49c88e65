/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * How the ports of ends are, as Open vSwitch's database says.
 * Not here: the database, and what a port's state means for its end.
 */
package dev.weft.helper.port;
