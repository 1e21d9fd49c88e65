/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * How charon, the IKE daemon of strongSwan, is spoken to.
 * Not here: what it is told.
 */
package dev.weft.helper.security.vici;
