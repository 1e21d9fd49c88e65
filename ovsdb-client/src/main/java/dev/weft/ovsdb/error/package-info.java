/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The ways in which talking to an OVSDB peer can fail, one type each, so that callers can tell them apart.
 * No transport and no protocol code lives here.
 */
package dev.weft.ovsdb.error;
