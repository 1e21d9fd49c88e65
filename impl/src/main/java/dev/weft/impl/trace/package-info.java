/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What a packet would pass, for people and programs who know interfaces by their names (SI-12).
 * Not here: following it through flows (the node drivers).
 */
package dev.weft.impl.trace;
