/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What a database says about itself: tables, columns and their types, and what the types decide (defaults,
 * differences). Constraints are left to the server.
 */
package dev.weft.ovsdb.schema;
