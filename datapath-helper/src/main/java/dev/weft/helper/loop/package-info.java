/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Doing work again until what is there is what is wanted; knows nothing of the work.
 * Not here: any state of the node.
 */
package dev.weft.helper.loop;
