/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What passed through the ends of links, read from the switch in one request for all.
 * Not here: what to conclude from it.
 */
package dev.weft.helper.counter;
