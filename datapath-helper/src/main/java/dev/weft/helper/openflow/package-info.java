/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * OpenFlow 1.3 over the management sockets of bridges: messages, and how flows are written and read in them.
 * Not here: which flows.
 */
package dev.weft.helper.openflow;
