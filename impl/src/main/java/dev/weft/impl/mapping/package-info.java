/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The mapping service (SI-9): which locator traffic goes to next, by rules, by the instances in service, and by the
 * revision on which it began; and the operation that is asked. Not here: what feeds it (reconcile), and what nodes are
 * told of locators (compile).
 */
package dev.weft.impl.mapping;
