/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.underlay;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which interface of this node has an address.
 */
final class AddressHolder {
    private static final Logger LOG = LoggerFactory.getLogger(AddressHolder.class);

    private AddressHolder() {
        // static access only
    }

    static Optional<String> of(final InetAddress address) {
        try {
            return Optional.ofNullable(NetworkInterface.getByInetAddress(address)).map(NetworkInterface::getName);
        } catch (SocketException e) {
            LOG.warn("the interfaces of this node cannot be listed", e);
            return Optional.empty();
        }
    }
}
