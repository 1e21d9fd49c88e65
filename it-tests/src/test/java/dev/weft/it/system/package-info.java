/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What the user must see, on the real distribution and real Open vSwitch hosts, one class for each kind of event.
 * The proofs of the sample intent itself are in lab/checks; here they are only run.
 */
package dev.weft.it.system;
