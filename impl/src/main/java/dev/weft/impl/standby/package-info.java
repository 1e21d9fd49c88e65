/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Pairs of appliances: when the standby takes over, and who has taken over, kept over a restart.
 * How a takeover reaches the nodes is not here: links are compiled anew for it.
 */
package dev.weft.impl.standby;
