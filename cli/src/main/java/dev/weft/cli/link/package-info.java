/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Virtual links and chains of them as the console makes, compares and deletes them.
 * Not here: whether a link is possible; the validator in the datastore decides that for every client alike.
 */
package dev.weft.cli.link;
