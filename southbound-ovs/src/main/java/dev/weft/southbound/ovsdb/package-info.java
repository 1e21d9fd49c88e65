/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * A node's configuration database: bridge, controller target, tunnel ports, network cards and the helper's sheet are
 * kept as wanted, port numbers are learned from it. Not here: the protocol (module ovsdb-client), flows.
 */
package dev.weft.southbound.ovsdb;
