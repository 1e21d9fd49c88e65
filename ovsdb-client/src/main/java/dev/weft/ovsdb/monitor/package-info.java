/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The wire side of watching tables: what to watch (monitor_cond) and what comes back (update2), as values.
 * The replica package keeps a mirror from them.
 */
package dev.weft.ovsdb.monitor;
