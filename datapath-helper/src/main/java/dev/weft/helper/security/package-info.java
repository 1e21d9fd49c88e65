/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Protected ways to other nodes: an IPsec gateway of this node, and the tunnels that it has (VN-7).
 * Not here: which networks take them, and what is let in from them; that is said by flows.
 */
package dev.weft.helper.security;
