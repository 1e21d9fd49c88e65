/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.offload;

import java.util.Objects;

/**
 * The guest's end of a pair of virtual Ethernet interfaces, where the other end is a port of Open vSwitch.
 *
 * @param port the port
 * @param namespace network namespace by which the guest's end can be reached
 * @param index number of the guest's end in its namespace
 */
record GuestEnd(String port, String namespace, int index) {
    GuestEnd {
        Objects.requireNonNull(port);
        Objects.requireNonNull(namespace);
    }
}
