/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * How the ends of links on this node are, for people on the node, without the controller (VL-12).
 * Not here: finding out how they are.
 */
package dev.weft.helper.status;
