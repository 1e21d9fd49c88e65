/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The one thread on which intent is compiled and states are computed, and how faults stay with what they concern.
 * Not here: what is done on it (reconcile, status).
 */
package dev.weft.impl.worker;
