/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Switches off what guests' network cards leave to hardware where there is none (design: the userspace datapath).
 * Not here: network cards of the node itself.
 */
package dev.weft.helper.offload;
