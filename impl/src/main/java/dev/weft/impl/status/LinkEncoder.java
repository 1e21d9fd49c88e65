/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.impl.report.EndReport;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.State.Authentication;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.state.A;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.state.ABuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.state.B;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.state.BBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.state.History;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.state.HistoryBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.state.HistoryKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.SegmentId;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;

/** States of links as the YANG model has them. */
final class LinkEncoder {
    private LinkEncoder() {
        // only functions
    }

    /** The whole state: with the times since when it has been so, and the figures of both ends. */
    static Link encode(final LinkId link, final State.OfLink state, final Instant since,
            final List<dev.weft.impl.status.History.Entry> history, final EndReport first, final EndReport second) {
        return new LinkBuilder().withKey(new LinkKey(new Name(link.value()))).setState(new StateBuilder()
            .setStatus(state.condition().status()).setReason(state.condition().reason().orElse(null))
            .setLastChange(Transition.yang(since))
            .setSegmentId(state.segment().map(id -> new SegmentId(Uint32.valueOf(id.value()))).orElse(null))
            .setMtu(octets(state.mtu())).setMtuInHalves(octets(state.halves()))
            .setLiveness(state.liveness())
            .setAuthentication(state.signed()
                .map(signed -> signed ? Authentication.HmacSha256 : Authentication.None).orElse(null))
            .setHistory(history.stream().map(LinkEncoder::entry)
                .collect(Collectors.toMap(History::key, Function.identity())))
            .setA(first(state.first(), first)).setB(second(state.second(), second)).build()).build();
    }

    /** What changes all the time at the first end. */
    static A firstFigures(final EndReport report) {
        return new ABuilder().setRoundTripTime(report.roundTripTime().orElse(null))
            .setCounters(report.counters().orElse(null)).build();
    }

    /** What changes all the time at the second end. */
    static B secondFigures(final EndReport report) {
        return new BBuilder().setRoundTripTime(report.roundTripTime().orElse(null))
            .setCounters(report.counters().orElse(null)).build();
    }

    private static A first(final State.End end, final EndReport report) {
        return new ABuilder(firstFigures(report)).setNode(node(end)).setOuterAddress(outer(end))
            .setInterface(end.port().map(InterfaceId::toString).orElse(null))
            .setStatus(end.condition().status()).setReason(end.condition().reason().orElse(null))
            .setLiveness(end.life().liveness()).setCause(end.life().cause().orElse(null))
            .setLastChange(end.life().since().orElse(null)).build();
    }

    private static B second(final State.End end, final EndReport report) {
        return new BBuilder(secondFigures(report)).setNode(node(end)).setOuterAddress(outer(end))
            .setInterface(end.port().map(InterfaceId::toString).orElse(null))
            .setStatus(end.condition().status()).setReason(end.condition().reason().orElse(null))
            .setLiveness(end.life().liveness()).setCause(end.life().cause().orElse(null))
            .setLastChange(end.life().since().orElse(null)).build();
    }

    private static History entry(final dev.weft.impl.status.History.Entry entry) {
        return new HistoryBuilder().withKey(new HistoryKey(Uint32.valueOf(entry.number())))
            .setTime(Transition.yang(entry.time())).setStatus(entry.condition().status())
            .setReason(entry.condition().reason().orElse(null)).build();
    }

    private static Uint16 octets(final OptionalInt size) {
        return size.isPresent() ? Uint16.valueOf(size.getAsInt()) : null;
    }

    private static Name node(final State.End end) {
        return end.node().map(node -> new Name(node.value())).orElse(null);
    }

    private static IpAddressNoZone outer(final State.End end) {
        return end.outer().map(IetfInetUtil::ipAddressNoZoneFor).orElse(null);
    }
}
