/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Intent as it changes, what was handed out to node drivers, and the difference between them, in level-triggered
 * rounds on one thread. One cluster member drives all nodes: the one whose datastore shard tells the listener.
 * Not here: what an object compiles to (compile), what became of it (status), how flows are sent (southbound).
 */
package dev.weft.impl.reconcile;
