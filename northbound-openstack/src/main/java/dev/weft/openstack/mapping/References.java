/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.mapping;

import dev.weft.openstack.model.Fault;
import dev.weft.openstack.model.Snapshot;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.FlowClassifier;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortChain;

/** Whether what chains name is there. Requests see to that, but somebody else may have changed what is stored. */
final class References {
    private final Snapshot resources;

    References(final Snapshot resources) {
        this.resources = resources;
    }

    /** Refuses chains that name what is not there. */
    void check() {
        resources.chains().values().forEach(this::check);
    }

    private void check(final PortChain chain) {
        final var user = "port chain " + chain.getId().getValue();
        Snapshot.listed(chain.getPortPairGroup()).forEach(id -> find(user, "port pair group", id, resources.groups()));
        Snapshot.listed(chain.getFlowClassifier())
            .forEach(id -> check(find(user, "flow classifier", id, resources.classifiers())));
    }

    private void check(final FlowClassifier classifier) {
        final var user = "flow classifier " + classifier.getId().getValue();
        Stream.of(Optional.ofNullable(classifier.getLogicalSourcePort()),
                Optional.ofNullable(classifier.getLogicalDestinationPort()))
            .flatMap(Optional::stream).forEach(id -> find(user, "port", id, resources.ports()));
    }

    private static <T> T find(final String user, final String kind, final Uuid id, final Map<Uuid, T> there) {
        return Optional.ofNullable(there.get(id)).orElseThrow(() -> Fault.conflict("Conflict", user + " names " + kind
            + " " + id.getValue() + ", which is not there; delete the port chain that needs it, by RESTCONF if there "
            + "are several."));
    }
}
