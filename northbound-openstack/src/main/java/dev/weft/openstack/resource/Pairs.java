/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.resource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.weft.openstack.model.Fault;
import dev.weft.openstack.model.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.Openstack;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPair;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPair.Header;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPairBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPairKey;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Port pairs: each is an instance of the service that its group is. */
final class Pairs extends Resource<PortPair, PortPairBuilder> {
    private static final int MAX_WEIGHT = 100;

    Pairs() {
        super("Port pair", "sfc/port_pairs", attributes());
    }

    /** The pairs that a port is in. */
    static Stream<PortPair> with(final Uuid port, final Snapshot snapshot) {
        return snapshot.pairs().values().stream()
            .filter(pair -> port.equals(pair.getIngress()) || port.equals(pair.getEgress()));
    }

    @Override
    public Map<Uuid, PortPair> all(final Snapshot snapshot) {
        return snapshot.pairs();
    }

    @Override
    public InstanceIdentifier<PortPair> at(final Uuid id) {
        return InstanceIdentifier.create(Openstack.class).child(PortPair.class, new PortPairKey(id));
    }

    @Override
    public Optional<String> userOf(final Uuid id, final Snapshot snapshot) {
        return Groups.with(id, snapshot).findAny().map(group -> "port pair group " + group.getId().getValue());
    }

    @Override
    PortPairBuilder blank(final Uuid id) {
        return new PortPairBuilder().setId(id).setHeader(Header.None).setWeight(Uint8.ONE);
    }

    @Override
    PortPairBuilder copy(final PortPair present) {
        return new PortPairBuilder(present);
    }

    @Override
    PortPair build(final PortPairBuilder builder) {
        if (builder.getIngress() == null || builder.getEgress() == null) {
            throw Fault.bad("Failed to parse request. Required attributes 'ingress' and 'egress' not specified.");
        }
        return builder.build();
    }

    @Override
    void check(final PortPair resource, final Snapshot others) {
        Stream.of(resource.getIngress(), resource.getEgress()).distinct()
            .forEach(port -> check(port, resource, others));
    }

    private static void check(final Uuid port, final PortPair resource, final Snapshot others) {
        if (others.port(port).isEmpty()) {
            throw Fault.missing("Port", port.getValue());
        }
        with(port, others).filter(pair -> !pair.getId().equals(resource.getId())).findAny().ifPresent(pair -> {
            throw Fault.conflict("PortPairIngressEgressInUse", "Port " + port.getValue() + " is in port pair "
                + pair.getId().getValue() + "; a port is in one port pair only, so use another port or delete that "
                + "port pair.");
        });
        Classifiers.with(port, others).findAny().ifPresent(classifier -> {
            throw Fault.conflict("PortInUse", "Port " + port.getValue() + " is a logical port of flow classifier "
                + classifier.getId().getValue() + "; traffic of a service function is not led, so use another port.");
        });
    }

    private static List<Attribute<PortPair, PortPairBuilder>> attributes() {
        return new Attributes<PortPair, PortPairBuilder>(PortPairBuilder::setName, PortPairBuilder::setDescription,
                PortPairBuilder::setProjectId)
            .create("ingress", (builder, value) -> builder.setIngress(value.uuid().orElse(null)),
                pair -> Json.id(pair.getIngress()))
            .create("egress", (builder, value) -> builder.setEgress(value.uuid().orElse(null)),
                pair -> Json.id(pair.getEgress()))
            .create("service_function_parameters", Pairs::setParameters, Pairs::parameters).list();
    }

    private static void setParameters(final PortPairBuilder builder, final Value value) {
        for (var parameter : value.members()) {
            switch (parameter.name()) {
                case "correlation" -> builder.setHeader(header(parameter));
                case "weight" -> builder.setWeight(Uint8.valueOf(parameter.number(1, MAX_WEIGHT)));
                default -> throw parameter.wrong("correlation and weight are all that can be given");
            }
        }
    }

    private static Header header(final Value value) {
        if (value.isNull() || value.text().equals("None")) {
            return Header.None;
        }
        if (value.text().equals("nsh")) {
            return Header.Nsh;
        }
        throw value.wrong("nsh or null is wanted, as Weft gives service functions NSH or plain frames");
    }

    private static JsonElement parameters(final PortPair pair) {
        final var shown = new JsonObject();
        shown.add("correlation", Json.text(pair.getHeader() == Header.Nsh ? "nsh" : null));
        shown.addProperty("weight", pair.getWeight().toJava());
        return shown;
    }
}
