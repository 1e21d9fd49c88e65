/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.link;

import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.ChainBuilder;

/**
 * How all links of a chain shall be, as typed.
 *
 * @param dscp {@code inherit} or 0 to 63; null: not given
 * @param family {@code ipv4} or {@code ipv6}; null: not given
 */
public record ChainSettings(String dscp, String family) {
    /**
     * Says whether anything is given.
     *
     * @return whether it is not
     */
    public boolean isEmpty() {
        return dscp == null && family == null;
    }

    /**
     * Puts them into a chain; what is not given stays.
     *
     * @param chain the chain
     * @return the same
     * @throws IllegalArgumentException when something is wrong, with a text for the user
     */
    public ChainBuilder in(final ChainBuilder chain) {
        if (dscp != null) {
            chain.setDscp(LinkRequest.policy(Options.dscp(dscp)));
        }
        if (family != null) {
            chain.setOuterFamily(LinkRequest.outerFamily(Options.family(family)));
        }
        return chain;
    }
}
