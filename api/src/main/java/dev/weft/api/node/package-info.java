/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The SPI between the compiler (impl) and the node drivers (southbound): what a node shall do, and what became of it.
 * Not here: how it is done on a particular switch.
 */
package dev.weft.api.node;
