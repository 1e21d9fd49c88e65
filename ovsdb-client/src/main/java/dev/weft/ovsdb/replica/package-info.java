/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * A mirror of tables of a database, kept by what its monitor reports, with the changes told row by row.
 * Deciding what the changes mean is up to whoever listens.
 */
package dev.weft.ovsdb.replica;
