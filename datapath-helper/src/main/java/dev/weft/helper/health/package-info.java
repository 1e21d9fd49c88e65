/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Whether instances of services on this node pass on what they are given, found out by probes through them (SI-8).
 * Not here: what the controller makes of it.
 */
package dev.weft.helper.health;
