/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * JSON on the wire: cutting a byte stream into values, strict parsing, encoding, and checked access to members.
 * What the values mean (JSON-RPC, OVSDB) is not known here.
 */
package dev.weft.ovsdb.json;
