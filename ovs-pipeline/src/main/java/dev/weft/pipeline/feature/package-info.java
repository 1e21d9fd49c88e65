/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What each kind of node object needs in the switch: pure functions from values to flows and tunnel ports.
 * Not here: sending them, or finding port numbers (module southbound-ovs).
 */
package dev.weft.pipeline.feature;
