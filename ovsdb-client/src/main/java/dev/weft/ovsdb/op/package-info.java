/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Transactions (RFC 7047, section 5.2): operations as immutable values, conditions, and typed results.
 * Sending them is the session's work.
 */
package dev.weft.ovsdb.op;
