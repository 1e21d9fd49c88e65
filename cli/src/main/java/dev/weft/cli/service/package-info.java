/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Services, policies and port profiles as the console makes, changes and deletes them (SI-2, SI-6, SI-8).
 * Not here: whether they are possible; the validator in the datastore decides that for every client alike.
 */
package dev.weft.cli.service;
