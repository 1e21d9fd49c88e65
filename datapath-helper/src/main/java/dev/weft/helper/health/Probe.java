/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

/**
 * What a probe says of itself.
 *
 * @param instance the number of the instance that it goes through, 48 bits
 * @param nonce made for this probe alone, so that only it counts and no older or forged one
 */
record Probe(long instance, long nonce) {
}
