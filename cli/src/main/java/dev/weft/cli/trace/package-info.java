/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What a packet would pass, asked and shown (SI-12).
 * Not here: how it is found out (module impl and the node drivers).
 */
package dev.weft.cli.trace;
