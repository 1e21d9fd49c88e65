/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What became of intent: states computed from what drivers report, written to the operational datastore and announced.
 * Not here: how links compile (compile), alarms and history, what an object should be (reconcile).
 */
package dev.weft.impl.status;
