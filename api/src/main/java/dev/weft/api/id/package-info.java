/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Names and numbers that identify things in Weft, each validated when built.
 * Not here: addresses and tunnel settings ({@code overlay}), what a node is asked to do ({@code node}).
 */
package dev.weft.api.id;
