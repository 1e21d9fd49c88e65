/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The keys by which ends of links and nodes of protected networks know each other: made, given, kept encrypted.
 * What is done with a key is not here: it goes to the nodes with the links and networks that are compiled.
 */
package dev.weft.impl.key;
