/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The kernel's routes that are Weft's (VL-7), through the ip command.
 * Not here: routes of anybody else, and the routes inside Open vSwitch, which follow by themselves.
 */
package dev.weft.helper.route;
