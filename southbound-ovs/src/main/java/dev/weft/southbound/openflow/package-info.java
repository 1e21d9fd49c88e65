/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Switches as Weft sees them: a channel that takes whole OpenFlow messages and gives whole messages back.
 * Not here: OpenFlowPlugin's types ({@code plugin}), the layout of messages ({@code message}).
 */
package dev.weft.southbound.openflow;
