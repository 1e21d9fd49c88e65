/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What a packet would pass on its way, asked of the node drivers (SI-12).
 * Not here: names of the intent for what is found, and how it is shown.
 */
package dev.weft.api.trace;
