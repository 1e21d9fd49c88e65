/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What the flows do with a frame, worked out without a switch, on one node and from node to node (SI-12).
 * Not here: asking switches what they learned, and names of the intent (modules southbound-ovs and impl).
 */
package dev.weft.pipeline.trace;
