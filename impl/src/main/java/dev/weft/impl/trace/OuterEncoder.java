/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.trace;

import dev.weft.api.service.Direction;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Locator;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Revision;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.Key;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.step.Outer;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.step.OuterBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.PolicyId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.VlanId;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/** An outer header as the YANG model has it. */
final class OuterEncoder {
    private static final int POLICY_SHIFT = 16;
    private static final int GENERATION_SHIFT = 9;
    private static final int GENERATION_MASK = 0x7f;
    private static final int DIRECTION_SHIFT = 8;
    private static final int PLACE_MASK = 0xff;

    private OuterEncoder() {
        // only functions
    }

    static Outer encode(final dev.weft.api.trace.Outer outer, final PolicyNames policies) {
        final var to = new OuterBuilder().setCarrier(carrier(outer.carrier())).setSource(some(outer.source()))
            .setDestination(some(outer.destination()));
        outer.udpPort().ifPresent(port -> to.setUdpPort(new PortNumber(Uint16.valueOf(port))));
        outer.vlan().ifPresent(vlan -> to.setVlan(new VlanId(Uint16.valueOf(vlan))));
        if (outer.carrier() != dev.weft.api.trace.Outer.Kind.PHYSICAL) {
            to.setKey(new Key(Uint32.valueOf(outer.key())))
                .setControlWord(String.format("0x%08x", outer.controlWord()));
        }
        final int word = outer.policyWord();
        if (word >>> POLICY_SHIFT != 0) {
            policy(to, word, policies);
        }
        return to.build();
    }

    private static void policy(final OuterBuilder to, final int word, final PolicyNames policies) {
        final int policy = word >>> POLICY_SHIFT;
        final int turn = word >>> GENERATION_SHIFT & GENERATION_MASK;
        final int place = word & PLACE_MASK;
        to.setPolicyId(new PolicyId(Uint16.valueOf(policy))).setPolicy(policies.name(policy).orElse(null))
            .setDirection(direction(word >>> DIRECTION_SHIFT & 1));
        if (policies.mapped(policy)) {
            to.setRevision(turn == 0 ? null : new Revision(Uint8.valueOf(turn))).setLocator(locator(place));
        } else {
            to.setGeneration(Uint8.valueOf(turn)).setHopsLeft(Uint8.valueOf(place));
        }
    }

    /** Returns the instance that a word names; null: it is the beginning or the end of a path, or no way. */
    private static Locator locator(final int place) {
        return place == dev.weft.api.node.Locator.ARRIVED || place > dev.weft.api.node.Locator.MAX_NUMBER ? null
            : new Locator(Uint8.valueOf(place));
    }

    private static Outer.Direction direction(final int bit) {
        return bit == Direction.FROM_WORKLOAD.bit() ? Outer.Direction.FromWorkload : Outer.Direction.ToWorkload;
    }

    private static Outer.Carrier carrier(final dev.weft.api.trace.Outer.Kind kind) {
        return switch (kind) {
            case GENEVE -> Outer.Carrier.Geneve;
            case ETHERNET -> Outer.Carrier.Ethernet;
            case PHYSICAL -> Outer.Carrier.Physical;
        };
    }

    private static String some(final String text) {
        return text.isEmpty() ? null : text;
    }
}
