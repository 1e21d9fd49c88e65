/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * From intent to what each node shall do, object by object, as pure functions: no broker, no clock, no memory.
 * Not here: numbers (allocate), what was handed out before and the difference to it (reconcile), flows (southbound).
 */
package dev.weft.impl.compile;
