/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Lint of the models: what RFC 8407 asks of a module and the compiler does not check.
 * What the models mean is tested where they are used.
 */
package dev.weft.yang;
