/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a node needs where frames travel in Ethernet (FN-3) or unencapsulated (VN-1, VN-8).
 *
 * @param installation number of the installation: 0 to 255
 * @param host number of this node: 1 to 65534
 * @param patch the port of br-int that leads to the underlay bridge
 * @param hosts numbers of the other nodes from which frames come in Ethernet
 * @param physical VLANs in which guests are unencapsulated: 0 (untagged) to 4094
 * @param bridge the underlay bridge; empty: the one whose local port has an outer address
 * @param nic its port that leads to other nodes; empty: the only one
 */
public record Ethernet(int installation, int host, String patch, Set<Integer> hosts, SortedSet<Integer> physical,
        Optional<String> bridge, Optional<String> nic) {
    /** Largest number of a node. */
    public static final int MAX_HOST = 65_534;
    /** Largest VLAN. */
    public static final int MAX_VLAN = 4094;

    private static final int MAX_INSTALLATION = 255;

    public Ethernet {
        check("installation", installation, 0, MAX_INSTALLATION);
        check("host", host, 1, MAX_HOST);
        InterfaceName.check("patch", patch);
        hosts = Set.copyOf(hosts);
        hosts.forEach(each -> check("a number of hosts", each, 1, MAX_HOST));
        physical = Collections.unmodifiableSortedSet(new TreeSet<>(physical));
        physical.forEach(each -> check("a VLAN of physical", each, 0, MAX_VLAN));
        bridge.ifPresent(name -> InterfaceName.check("bridge", name));
        nic.ifPresent(name -> InterfaceName.check("nic", name));
    }

    private static void check(final String what, final int value, final int min, final int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " should be " + min + " to " + max + ", but is " + value);
        }
    }
}
