/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Flows on switches compared with what is wanted, by node or by intent object.
 * Not here: reading switches, which the node drivers do.
 */
package dev.weft.cli.flow;
