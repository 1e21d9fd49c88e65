/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The underlay bridge of this node: which it is, which of its ports leads to other nodes, and the helper's flows there.
 * Not here: what the flows do (packages oversize and fabric).
 */
package dev.weft.helper.underlay;
