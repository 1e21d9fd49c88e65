/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Addresses as Open vSwitch writes them, and channels to and from them.
 * What is said over a channel is the rpc package's business.
 */
package dev.weft.ovsdb.net;
