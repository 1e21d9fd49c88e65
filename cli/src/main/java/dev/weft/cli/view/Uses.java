/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import dev.weft.cli.link.ChainLinks;
import java.util.HashMap;
import java.util.Map;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.End;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/**
 * Who uses interfaces, given as {@code APPLIANCE/INTERFACE}.
 *
 * @param links the link of each interface that is in one
 * @param networks the network of each interface that is in one
 * @param services the service of each interface that an instance has
 */
record Uses(Map<String, String> links, Map<String, String> networks, Map<String, String> services) {
    static Uses of(final Weft intent) {
        final var links = new HashMap<String, String>();
        ChainLinks.all(intent).forEach(link -> {
            put(links, link.getA(), link.getName().getValue());
            put(links, link.getB(), link.getName().getValue());
        });
        final var networks = new HashMap<String, String>();
        for (var network : intent.nonnullNetwork().values()) {
            NetworkView.ports(network).forEach(port -> networks.put(port, network.getName().getValue()));
        }
        final var services = new HashMap<String, String>();
        intent.nonnullService().values().forEach(service -> service.nonnullInstance().values().forEach(instance -> {
            put(services, instance.getAppliance(), instance.getIn(), service.getName().getValue());
            put(services, instance.getAppliance(), instance.getOut(), service.getName().getValue());
        }));
        return new Uses(links, networks, services);
    }

    private static void put(final Map<String, String> links, final End end, final String link) {
        if (end != null) {
            put(links, end.getAppliance(), end.getInterface(), link);
        }
    }

    private static void put(final Map<String, String> uses, final Name appliance, final Name port, final String user) {
        if (appliance != null && port != null) {
            uses.put(appliance.getValue() + "/" + port.getValue(), user);
        }
    }
}
