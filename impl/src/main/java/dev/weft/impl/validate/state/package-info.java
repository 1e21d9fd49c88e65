/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The whole intent in memory with its reverse lookups, what one transaction changes of it, and how to take that back.
 * Not here: the datastore it comes from (validate), what is right and wrong (validate.rule).
 */
package dev.weft.impl.validate.state;
