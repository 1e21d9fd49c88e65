/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fabric;

import dev.weft.helper.sheet.Ethernet;
import dev.weft.helper.sheet.Fabric;
import dev.weft.helper.underlay.Site;

/**
 * What is in force at the underlay bridge beside tunnels.
 *
 * @param text for people: {@code off}, or where and what, or why not
 */
public record FabricStatus(String text) {
    /** Nothing is wanted. */
    public static final FabricStatus OFF = new FabricStatus("off");

    private static final String FAILED = "failed: ";

    static FabricStatus failed(final String reason) {
        return new FabricStatus(FAILED + reason);
    }

    boolean isFailed() {
        return text.startsWith(FAILED);
    }

    static FabricStatus of(final Fabric fabric, final Site site) {
        final var text = new StringBuilder("at " + site);
        fabric.ethernet().ifPresent(ethernet -> text.append(describe(ethernet)));
        if (!fabric.groups().isEmpty()) {
            text.append(", multicast groups ").append(fabric.groups().size());
        }
        return new FabricStatus(text.toString());
    }

    private static String describe(final Ethernet ethernet) {
        return ", as " + NodeMac.text(NodeMac.of(ethernet.installation(), ethernet.host())) + " with "
            + ethernet.hosts().size() + " nodes"
            + (ethernet.physical().isEmpty() ? "" : ", unencapsulated in VLANs " + ethernet.physical());
    }
}
