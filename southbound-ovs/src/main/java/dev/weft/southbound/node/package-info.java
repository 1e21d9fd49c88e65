/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * One node: what it shall do, what its switch holds, and the difference between them, sent and acknowledged.
 * Not here: the way to the switch ({@code openflow}) and to the database ({@code ovsdb}), what flows mean (pipeline).
 */
package dev.weft.southbound.node;
