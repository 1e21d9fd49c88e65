/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * OVSDB values (RFC 7047, section 5.1) as immutable types: atoms, sets, maps, rows, with typed access.
 * Column types and differences are in the schema package; no I/O here.
 */
package dev.weft.ovsdb.value;
