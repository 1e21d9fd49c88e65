/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What the controller says of vnets on this node whose stations are discovered (VN-2, VN-3).
 * Not here: discovering them.
 */
package dev.weft.helper.vnet;
