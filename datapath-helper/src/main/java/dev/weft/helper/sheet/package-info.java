/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What the controller wants of this node, and reading it from text that may be hostile.
 * Not here: doing it, or where the text comes from.
 */
package dev.weft.helper.sheet;
