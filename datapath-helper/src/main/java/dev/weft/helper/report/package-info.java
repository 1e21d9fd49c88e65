/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What the helper says of itself and of the ends of links on its node, and the way of that to the controller by REST
 * over TLS (VL-12).
 * Not here: finding out how ends are; writing to the node's database.
 */
package dev.weft.helper.report;
