/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Reading the bridge tables of networks from their nodes when somebody asks (FN-6).
 * Not here: how a node is read (the node drivers).
 */
package dev.weft.impl.address;
