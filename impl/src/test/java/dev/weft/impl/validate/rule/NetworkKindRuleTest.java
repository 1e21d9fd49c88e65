/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.NetworkSamples.fence;
import static dev.weft.impl.validate.NetworkSamples.mode;
import static dev.weft.impl.validate.NetworkSamples.vnet;
import static dev.weft.impl.validate.NetworkSamples.withDiscovery;
import static dev.weft.impl.validate.NetworkSamples.withGroup;
import static dev.weft.impl.validate.NetworkSamples.withLookup;
import static dev.weft.impl.validate.NetworkSamples.withMode;
import static dev.weft.impl.validate.NetworkSamples.withNumber;
import static dev.weft.impl.validate.NetworkSamples.withProtection;
import static dev.weft.impl.validate.NetworkSamples.withUnderlayVlan;
import static dev.weft.impl.validate.NetworkSamples.withVlan;
import static dev.weft.impl.validate.Scenario.stored;

import dev.weft.api.overlay.Discovery;
import dev.weft.api.overlay.Protection;
import dev.weft.impl.model.AddressingMode.Group;
import dev.weft.impl.model.AddressingMode.Travel;
import dev.weft.impl.model.Lookup;
import dev.weft.impl.model.NetworkIntent;
import org.junit.Test;

public class NetworkKindRuleTest {
    private final RuleCase rule = new RuleCase(new NetworkKindRule());

    private void refuses(final NetworkIntent network, final String at, final String text) {
        rule.invalid(stored().put(network), "/weft:weft/network=red/" + at, "network red: " + text);
    }

    private void accepts(final NetworkIntent network) {
        rule.accepts(stored().put(network));
    }

    @Test
    public void whatIsForVnetsIsNotForFences() {
        refuses(withLookup(fence("red"), Lookup.BOTH), "lookup", "lookup both is for vnets only: the addresses of a"
            + " fence are always programmed; remove lookup, or make the network a vnet");
        refuses(withDiscovery(fence("red"), new Discovery(1, 5, 30, 16)), "discovery", "discovery is for vnets only:"
            + " the nodes of a fence do not ask each other; remove discovery, or make the network a vnet");
        refuses(withProtection(fence("red"), Protection.ENCRYPTED), "security", "security encrypted is for vnets only:"
            + " the frames of a fence travel as they are; remove security, or make the network a vnet");
        refuses(withVlan(fence("red"), 7), "vlan", "vlan 7 is for vnets only: to carry a fence inside a VLAN of the"
            + " underlay, give underlay-vlan; remove vlan, or make the network a vnet");
        accepts(withProtection(withLookup(withDiscovery(vnet("red"), new Discovery(1, 5, 30, 16)),
            Lookup.DISCOVERED), Protection.ENCRYPTED));
        accepts(withUnderlayVlan(fence("red"), 7));
    }

    @Test
    public void whatIsForFencesIsNotForVnets() {
        refuses(withUnderlayVlan(vnet("red"), 7), "underlay-vlan", "underlay-vlan 7 is for fences only: its frames"
            + " travel over IP; remove underlay-vlan, or make the network a fence");
        final var broadcast = withGroup(mode(5, null), Group.BROADCAST);
        refuses(withMode(vnet("red"), broadcast), "addressing-mode=5/group", "group broadcast is for fences only; set"
            + " the group of addressing-mode 5 to copies or multicast");
        accepts(withMode(fence("red"), broadcast));
    }

    @Test
    public void whatTravelsInEthernetAndOverIpIsKeptApart() {
        refuses(withMode(fence("red"), withGroup(mode(5, Travel.IP), Group.BROADCAST)), "addressing-mode=5/group",
            "group broadcast is a broadcast in Ethernet, but the unicast of addressing-mode 5 is ip; set the group to"
                + " copies or multicast, or the unicast to ethernet");
        final var fence = withUnderlayVlan(fence("red"), 7);
        refuses(withMode(withMode(fence, mode(2, Travel.IP)), mode(3, Travel.ETHERNET, "h1", "h2")), "underlay-vlan",
            "underlay-vlan 7 is for frames in Ethernet, but by addressing-mode 2 all travel over IP; remove"
                + " underlay-vlan or that entry");
        accepts(withMode(withMode(fence, mode(2, Travel.ETHERNET, "h1", "h2")), mode(3, Travel.IP)));
        accepts(withMode(fence, mode(2, Travel.IP, "h1")));
    }

    @Test
    public void whatIsNotEncapsulatedCannotBeProtectedOrDirected() {
        refuses(withProtection(withNumber(vnet("red"), 1), Protection.AUTHENTICATED), "security", "security"
            + " authenticated is impossible: vnet 1 is the physical network, whose frames are not encapsulated; set"
            + " security to none, or carry it over IP with another id and no vlan");
        refuses(withLookup(withVlan(vnet("red"), 7), Lookup.DISCOVERED), "lookup", "nodes have nothing to ask each"
            + " other: it is mapped onto VLAN 7, whose frames are not encapsulated; remove lookup");
        refuses(withMode(withVlan(vnet("red"), 7), mode(5, Travel.IP)), "addressing-mode=5", "addressing-mode 5 has no"
            + " effect: it is mapped onto VLAN 7, whose frames are not encapsulated; remove it");
        refuses(withUnderlayVlan(withNumber(vnet("red"), 1), 7), "underlay-vlan", "underlay-vlan 7 is for fences only:"
            + " vnet 1 is the physical network, whose frames are not encapsulated; remove underlay-vlan, or make the"
            + " network a fence");
        accepts(withVlan(vnet("red"), 7));
        accepts(withNumber(fence("red"), 1));
    }

    @Test
    public void whatIsProtectedTravelsOverIp() {
        final var network = withProtection(vnet("red"), Protection.ENCRYPTED);
        final var text = "frames in Ethernet and IP multicasts cannot be encrypted; set the unicast of addressing-mode"
            + " 5 to ip and its group to copies, or security to none";
        refuses(withMode(network, mode(5, Travel.ETHERNET)), "addressing-mode=5/unicast", text);
        refuses(withMode(network, withGroup(mode(5, null), Group.MULTICAST)), "addressing-mode=5/unicast", text);
        accepts(withMode(network, mode(5, Travel.IP)));
    }
}
