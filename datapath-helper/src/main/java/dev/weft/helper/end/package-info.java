/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The ends of links that are on this node, as the controller describes them, and reading that from hostile text.
 * Not here: whether they are alive.
 */
package dev.weft.helper.end;
