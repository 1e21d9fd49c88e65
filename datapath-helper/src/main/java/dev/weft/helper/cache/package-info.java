/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What Open vSwitch remembers of how frames are handled, and when it must forget it (SI-2).
 * Not here: which flows there are.
 */
package dev.weft.helper.cache;
