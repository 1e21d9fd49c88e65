/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * How much traffic policies lead through services, asked of nodes when somebody wants to know (SI-12).
 * Not here: how a switch counts (ovs-pipeline, southbound-ovs).
 */
package dev.weft.impl.traffic;
