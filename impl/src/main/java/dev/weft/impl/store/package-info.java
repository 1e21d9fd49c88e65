/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * How states get into the operational datastore: batched, one transaction at a time, states before figures.
 * Not here: what the states are (status, alarm), where numbers are kept (allocate).
 */
package dev.weft.impl.store;
