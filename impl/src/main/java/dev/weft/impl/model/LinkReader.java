/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.SegmentId;
import dev.weft.impl.model.LinkIntent.External;
import dev.weft.impl.model.LinkIntent.Managed;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.End;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.B;

/** Reads one link. */
final class LinkReader {
    private final IntentPath at;

    LinkReader(final IntentPath at) {
        this.at = at;
    }

    LinkIntent read(final Link link) throws InvalidIntent {
        final var segment = IntentReader.guarded(at.at("segment-id"), () -> Optional.ofNullable(link.getSegmentId())
            .map(id -> new SegmentId(id.getValue().intValue())));
        final var settings = new LinkSettingsReader(at).read(link);
        return new LinkIntent(new LinkId(link.key().getName().getValue()), segment, first(link), second(link.getB()),
            settings.family(), settings.dscp(), settings.liveness(), settings.authentication());
    }

    private InterfaceId first(final Link link) throws InvalidIntent {
        if (!isNamed(link.getA())) {
            throw new InvalidIntent(at.at("a"), "end a is missing; give a/appliance and a/interface");
        }
        return port("a", link.getA());
    }

    private LinkIntent.End second(final B end) throws InvalidIntent {
        final var external = end == null ? null : end.getExternal();
        final boolean isExternal = external != null && (external.getAddress() != null || external.getUdpPort() != null);
        if (isExternal == isNamed(end)) {
            throw new InvalidIntent(at.at("b"), isExternal
                ? "end b is both an interface and external; keep either b/appliance and b/interface, or b/external"
                : "end b is missing; give b/appliance and b/interface, or b/external/address");
        }
        if (!isExternal) {
            return new Managed(port("b", end));
        }
        if (external.getAddress() == null) {
            throw new InvalidIntent(at.at("b/external"), "external end b has no address; give b/external/address");
        }
        return IntentReader.guarded(at.at("b/external"), () -> new External(Addresses.of(external.getAddress()),
            ApplianceReader.udpPort(external.getUdpPort(), IntentDefaults.EXTERNAL_PORT)));
    }

    private static boolean isNamed(final End end) {
        return end != null && (end.getAppliance() != null || end.getInterface() != null);
    }

    private InterfaceId port(final String side, final End end) throws InvalidIntent {
        final var appliance = end.getAppliance();
        final var name = end.getInterface();
        if (appliance == null) {
            throw new InvalidIntent(at.at(side), "end " + side + " names interface " + name.getValue()
                + " but no appliance; give " + side + "/appliance");
        }
        if (name == null) {
            throw new InvalidIntent(at.at(side), "end " + side + " names appliance " + appliance.getValue()
                + " but no interface; give " + side + "/interface");
        }
        return IntentReader.guarded(at.at(side), () -> new InterfaceId(appliance.getValue(), name.getValue()));
    }
}
