/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.impl.compile.ServiceCompiler;
import dev.weft.impl.report.Reported;
import dev.weft.impl.status.Facts;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InstanceHealth;

/** How instances of services are, from the intent and from what nodes and helpers reported (SI-8). */
final class Outages implements ServiceCompiler.Condition {
    private final Intent intent;
    private final Facts facts;
    private final Reported reported;

    Outages(final Intent intent, final Facts facts, final Reported reported) {
        this.intent = requireNonNull(intent);
        this.facts = requireNonNull(facts);
        this.reported = requireNonNull(reported);
    }

    @Override
    public Optional<String> rival(final InterfaceId port, final InstanceId instance) {
        return intent.claims().rival(port, new Attachment.ToService(instance));
    }

    @Override
    public Optional<String> outage(final NodeId node, final PortRef port) {
        // of a node that is silent nothing new is known, neither of what works nor of what does not
        return facts.lastPort(node, port).flatMap(state -> switch (state) {
            case UP -> Optional.empty();
            case DOWN -> Optional.of("its port has no carrier or is down on node " + node);
            // a port that has just been plugged in, of which more is to be heard at once
            case MISSING -> port instanceof PortRef.Plugged plugged
                && intent.whereabouts().isAt(node, plugged.ifaceId()) ? Optional.empty()
                : Optional.of("there is no port with " + port + " on node " + node);
        });
    }

    @Override
    public boolean isDead(final NodeId node, final InstanceId instance) {
        return reported.health(node, instance) == InstanceHealth.Dead;
    }

    @Override
    public Optional<String> refusal(final NodeId node, final ObjectKey object) {
        return facts.refusal(node, object).map(reason -> "node " + node + " refuses it: " + reason);
    }
}
