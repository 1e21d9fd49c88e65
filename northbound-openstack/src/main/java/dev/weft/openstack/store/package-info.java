/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Reads resources and state, and changes resources and intent in one transaction.
 * Not here: what a change is, and what it means in the intent.
 */
package dev.weft.openstack.store;
