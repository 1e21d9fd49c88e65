/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.mapping;

import dev.weft.openstack.model.Snapshot;
import java.util.HashMap;
import java.util.Map;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/**
 * Where a port is in the intent. A port of a pair is an interface of the pair's appliance, as both interfaces of an
 * instance are of one appliance.
 *
 * @param appliance the appliance
 * @param port the interface
 */
public record Place(Name appliance, Name port) {
    /**
     * Finds the ports that are in pairs.
     *
     * @param resources all resources
     * @return the places of those ports
     */
    public static Map<Uuid, Place> inPairs(final Snapshot resources) {
        final Map<Uuid, Place> places = new HashMap<>();
        resources.pairs().values().forEach(pair -> {
            places.put(pair.getEgress(), new Place(Names.of(pair.getId()), Names.EGRESS));
            places.put(pair.getIngress(), new Place(Names.of(pair.getId()), Names.INGRESS));
        });
        return places;
    }

    /**
     * The place of a port that is in no pair.
     *
     * @param id the port's id
     * @return its place
     */
    public static Place alone(final Uuid id) {
        return new Place(Names.of(id), Names.PORT);
    }
}
