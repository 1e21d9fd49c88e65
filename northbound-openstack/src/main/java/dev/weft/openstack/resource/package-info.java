/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The resources as users see them: their attributes in JSON, what may be set, and what is refused.
 * Not here: HTTP, the datastore, and what is made of them in the intent.
 */
package dev.weft.openstack.resource;
