/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Asks the mapping service where packets of two addresses go next, keeps the answers and has them in the switch (SI-9).
 * Not here: how the controller is reached, and how the switch finds that nothing is known.
 */
package dev.weft.helper.mapping;
