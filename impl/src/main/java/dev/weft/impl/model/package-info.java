/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The intent as values: what {@code weft.yang} says, with defaults filled in and every value possible.
 * Not here: checks between objects (validate), what nodes shall do about it (compile).
 */
package dev.weft.impl.model;
