/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The adapter to OpenFlowPlugin: codec for opaque messages, mastership, notifications.
 * Not here: anything that knows what the messages mean, except to route replies.
 */
package dev.weft.southbound.openflow.plugin;
