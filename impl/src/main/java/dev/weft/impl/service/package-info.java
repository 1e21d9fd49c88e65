/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Which instance gets which share of a service's traffic, and how a policy gets from one generation of its chain to the
 * next. Not here: objects for nodes (compile), what causes them (reconcile).
 */
package dev.weft.impl.service;
