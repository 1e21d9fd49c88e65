/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The console commands {@code weft:*} and their completion, found by Karaf through the bundle's Karaf-Commands header.
 * Not here: anything but reading what the user typed and choosing the service that answers.
 */
package dev.weft.cli.command;
