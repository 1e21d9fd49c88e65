/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import java.util.HashMap;
import java.util.Map;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.End;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;

/**
 * Who uses interfaces, given as {@code APPLIANCE/INTERFACE}.
 *
 * @param links the link of each interface that is in one
 * @param networks the network of each interface that is in one
 */
record Uses(Map<String, String> links, Map<String, String> networks) {
    static Uses of(final Weft intent) {
        final var links = new HashMap<String, String>();
        for (var link : intent.nonnullLink().values()) {
            put(links, link.getA(), link.getName().getValue());
            put(links, link.getB(), link.getName().getValue());
        }
        final var networks = new HashMap<String, String>();
        for (var network : intent.nonnullNetwork().values()) {
            NetworkView.ports(network).forEach(port -> networks.put(port, network.getName().getValue()));
        }
        return new Uses(links, networks);
    }

    private static void put(final Map<String, String> links, final End end, final String link) {
        if (end != null && end.getAppliance() != null && end.getInterface() != null) {
            links.put(end.getAppliance().getValue() + "/" + end.getInterface().getValue(), link);
        }
    }
}
