/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Sockets, frames and flows of discovery: what the engine of the package varp needs of the node (VN-3 to VN-5).
 * Not here: what is asked and answered.
 */
package dev.weft.helper.discovery;
