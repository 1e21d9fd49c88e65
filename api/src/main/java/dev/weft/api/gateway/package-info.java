/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What a tenant's gateway is made of (GW-1): interfaces, routes, translation, rules. No values of other things, and no
 * idea of how a switch does it.
 */
package dev.weft.api.gateway;
