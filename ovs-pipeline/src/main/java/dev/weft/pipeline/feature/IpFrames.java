/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.overlay.Family;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Flow;

/** What flows want of IP frames. */
final class IpFrames {
    /** EtherType of IPv4. */
    static final int IPV4 = 0x0800;
    /** EtherType of IPv6. */
    static final int IPV6 = 0x86dd;

    private static final int WHOLE = 0;
    private static final int FRAGMENT_BIT = 1;

    private IpFrames() {
        // only functions
    }

    /** The field of a packet's source. */
    static Field source(final Family family) {
        return family == Family.IPV4 ? Field.IPV4_SRC : Field.IPV6_SRC;
    }

    /** The field of a packet's destination. */
    static Field destination(final Family family) {
        return family == Family.IPV4 ? Field.IPV4_DST : Field.IPV6_DST;
    }

    /** Wants frames of a family. */
    static Flow.Builder any(final Flow.Builder flow, final Family family) {
        return flow.match(Field.ETH_TYPE, family == Family.IPV4 ? IPV4 : IPV6);
    }

    /** Wants whole packets: the only ones that conntrack may see, as it holds fragments back. */
    static Flow.Builder whole(final Flow.Builder flow, final Family family) {
        return any(flow, family).match(Field.IP_FRAG, WHOLE);
    }

    /** Wants fragments, the first and the others. */
    static Flow.Builder fragment(final Flow.Builder flow, final Family family) {
        return any(flow, family).match(Field.IP_FRAG, FRAGMENT_BIT, FRAGMENT_BIT);
    }
}
