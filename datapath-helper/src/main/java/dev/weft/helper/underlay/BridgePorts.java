/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.underlay;

import dev.weft.helper.sheet.InterfaceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ports of a bridge, and which of them leads to the other nodes.
 *
 * @param bridge the bridge, whose local port has the same name
 * @param ports all of its ports
 */
record BridgePorts(String bridge, List<Port> ports) {
    private static final Set<String> KERNEL = Set.of("", "system");
    private static final Set<String> BYPASS = Set.of("dpdk", "afxdp", "afxdp-nonpmd");
    /** What the helper itself has there. */
    private static final String OWN = "weft-";
    private static final String DEVICE = "weft:weft/node/oversize/device";

    /**
     * A port.
     *
     * @param tag its VLAN; empty if it has none
     * @param interfaces one, or several if it is a bond
     */
    record Port(String name, Optional<String> tag, List<Interface> interfaces) {
        Port {
            interfaces = List.copyOf(interfaces);
        }
    }

    /**
     * An interface.
     *
     * @param ids its external_ids
     */
    record Interface(String name, String type, Map<String, String> ids) {
        private boolean isNetworkCard() {
            return (KERNEL.contains(type) || BYPASS.contains(type)) && !ids.containsKey("weft")
                && !ids.containsKey("iface-id") && !name.startsWith(OWN);
        }
    }

    BridgePorts {
        ports = List.copyOf(ports);
    }

    /**
     * The NIC.
     *
     * @param wanted by the sheet; empty: the only one that can be it
     * @throws SiteException saying why there is none that can be used
     */
    Site choose(final Optional<String> wanted) {
        final List<Port> candidates = ports.stream().filter(port -> !port.name.equals(bridge)
            && port.interfaces.stream().anyMatch(Interface::isNetworkCard)).toList();
        final Port port = wanted.isPresent() ? named(wanted.orElseThrow(), candidates) : only(candidates);
        if (port.interfaces.size() > 1) {
            throw new SiteException(port.name + " of " + bridge + " is a bond of Open vSwitch ("
                + names(port.interfaces.stream().map(Interface::name).toList())
                + "), past which no halves can be sent; use a bond of Linux as the port");
        }
        final Interface nic = port.interfaces.get(0);
        if (!KERNEL.contains(nic.type) || !InterfaceName.isGood(nic.name)) {
            throw new SiteException(nic.name + " of " + bridge + " is of type \"" + nic.type
                + "\": its packets pass Linux by, so halves cannot be sent and heard there");
        }
        checkVlan(port);
        return new Site(bridge, nic.name);
    }

    private Port named(final String name, final List<Port> candidates) {
        return ports.stream().filter(port -> port.interfaces.stream().anyMatch(each -> each.name.equals(name)))
            .findFirst().orElseThrow(() -> new SiteException(name + " is no port of " + bridge
                + "; those that could lead to other nodes are: " + names(candidates.stream().map(Port::name).toList())
                + "; see " + DEVICE));
    }

    private Port only(final List<Port> candidates) {
        if (candidates.isEmpty()) {
            throw new SiteException(bridge + " has no port that leads to other nodes; add the NIC of the underlay to "
                + "it");
        }
        if (candidates.size() > 1) {
            throw new SiteException(bridge + " has several ports that could lead to other nodes: "
                + names(candidates.stream().map(Port::name).toList()) + "; name the right one in " + DEVICE);
        }
        return candidates.get(0);
    }

    /** Halves leave without a tag. */
    private void checkVlan(final Port nic) {
        final Optional<String> own = ports.stream().filter(port -> port.name.equals(bridge)).findFirst()
            .flatMap(Port::tag);
        if (own.isPresent() && !own.equals(nic.tag)) {
            throw new SiteException(bridge + " has its traffic in VLAN " + own.orElseThrow()
                + ", which halves would leave without; use a VLAN interface of Linux as the port instead of a tag");
        }
    }

    private static String names(final List<String> all) {
        final int shown = 8;
        return all.isEmpty() ? "none" : all.stream().limit(shown).collect(Collectors.joining(", "))
            + (all.size() > shown ? " and " + (all.size() - shown) + " more" : "");
    }
}
