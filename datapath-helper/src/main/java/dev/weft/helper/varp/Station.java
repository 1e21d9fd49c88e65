/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import dev.weft.helper.vnet.Mac;

/**
 * A station of a vnet.
 *
 * @param vnet the vnet's id
 * @param mac its address there
 */
public record Station(long vnet, long mac) {
    @Override
    public String toString() {
        return Mac.text(mac) + " of vnet " + vnet;
    }
}
