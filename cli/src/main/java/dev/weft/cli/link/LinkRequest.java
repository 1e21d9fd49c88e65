/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.link;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.A;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.ABuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.DscpPolicy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.OuterFamily;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * A link that a user asks for (VL-1).
 *
 * @param name its name
 * @param first the first end
 * @param second the second end
 * @param segment the key on the wire (VL-20); empty: Weft allocates one
 * @param dscp the outer DSCP (VL-6); empty: the model's default
 * @param family the outer address family (VL-3); empty: Weft chooses
 */
public record LinkRequest(LinkId name, InterfaceId first, FarEnd second, Optional<SegmentId> segment,
        Optional<Dscp> dscp, Optional<Family> family) {
    /**
     * Returns the link as the model has it.
     *
     * @return the link; what was not asked for is absent
     */
    public Link toLink() {
        return new LinkBuilder()
            .setName(new Name(name.value()))
            .setA(end(first))
            .setB(second.toEnd())
            .setSegmentId(segment.map(LinkRequest::segmentId).orElse(null))
            .setDscp(dscp.map(LinkRequest::policy).orElse(null))
            .setOuterFamily(family.map(LinkRequest::outerFamily).orElse(null))
            .build();
    }

    private static A end(final InterfaceId port) {
        return new ABuilder().setAppliance(new Name(port.appliance())).setInterface(new Name(port.name())).build();
    }

    private static org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.SegmentId segmentId(
            final SegmentId id) {
        return new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.SegmentId(
            Uint32.valueOf(id.value()));
    }

    static DscpPolicy policy(final Dscp dscp) {
        return dscp instanceof Dscp.Fixed fixed ? new DscpPolicy(Uint8.valueOf(fixed.value()))
            : new DscpPolicy(DscpPolicy.Enumeration.Inherit);
    }

    static OuterFamily outerFamily(final Family family) {
        return switch (family) {
            case IPV4 -> OuterFamily.Ipv4;
            case IPV6 -> OuterFamily.Ipv6;
        };
    }
}
