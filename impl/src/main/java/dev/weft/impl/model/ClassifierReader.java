/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.overlay.Family;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.Ports;
import dev.weft.api.service.Prefix;
import java.util.Optional;
import java.util.OptionalInt;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.PortRange;

/** Reads which traffic fits, as policies and firewalls have it. */
final class ClassifierReader {
    private ClassifierReader() {
        // only functions
    }

    static Classifier read(final IntentPath here,
            final org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.Classifier stored)
            throws InvalidIntent {
        final var local = prefix(here.at("local-prefix"), stored.getLocalPrefix());
        final var remote = prefix(here.at("remote-prefix"), stored.getRemotePrefix());
        final var localPorts = ports(here.at("local-port"), stored.getLocalPort());
        final var remotePorts = ports(here.at("remote-port"), stored.getRemotePort());
        final var protocol = stored.getProtocol();
        return IntentReader.guarded(here, () -> new Classifier(Optional.ofNullable(stored.getFamily())
            .map(family -> switch (family) {
                case Ipv4 -> Family.IPV4;
                case Ipv6 -> Family.IPV6;
            }), protocol == null ? OptionalInt.empty() : OptionalInt.of(protocol.toJava()), local, remote, localPorts,
            remotePorts));
    }

    static Optional<Prefix> prefix(final IntentPath here, final IpPrefix stored) throws InvalidIntent {
        return stored == null ? Optional.empty() : Optional.of(required(here, stored));
    }

    /** Reads a prefix; bits behind its length are refused. */
    static Prefix required(final IntentPath here, final IpPrefix stored) throws InvalidIntent {
        return IntentReader.guarded(here, () -> Addresses.prefix(stored));
    }

    static Optional<Ports> ports(final IntentPath here, final PortRange stored) throws InvalidIntent {
        final var lower = stored == null ? null : stored.getLower();
        final var upper = stored == null ? null : stored.getUpper();
        if (lower == null) {
            if (upper != null) {
                throw new InvalidIntent(here, "upper port " + upper.getValue() + " is given but no lower one; give"
                    + " both");
            }
            return Optional.empty();
        }
        return IntentReader.guarded(here, () -> Optional.of(new Ports(lower.getValue().toJava(),
            (upper == null ? lower : upper).getValue().toJava())));
    }
}
