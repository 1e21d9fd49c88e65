/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.resource;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.weft.openstack.mapping.Steering;
import dev.weft.openstack.model.Fault;
import dev.weft.openstack.model.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.Openstack;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortChain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortChainBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortChainKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.PolicyId;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint16;

/** Port chains: each is a policy for every port whose traffic it leads. */
final class Chains extends Resource<PortChain, PortChainBuilder> {
    private static final int MAX_GROUPS = 16;
    private static final int MAX_CLASSIFIERS = 64;
    private static final int MAX_ID = 65535;
    private static final String NSH = "nsh";

    Chains() {
        super("Port chain", "sfc/port_chains", attributes());
    }

    /** The chains that a classifier is in. */
    static Stream<PortChain> with(final Uuid classifier, final Snapshot snapshot) {
        return snapshot.chains().values().stream()
            .filter(chain -> Snapshot.listed(chain.getFlowClassifier()).contains(classifier));
    }

    @Override
    public Map<Uuid, PortChain> all(final Snapshot snapshot) {
        return snapshot.chains();
    }

    @Override
    public InstanceIdentifier<PortChain> at(final Uuid id) {
        return InstanceIdentifier.create(Openstack.class).child(PortChain.class, new PortChainKey(id));
    }

    @Override
    public Optional<String> userOf(final Uuid id, final Snapshot snapshot) {
        return Optional.empty();
    }

    @Override
    PortChainBuilder blank(final Uuid id) {
        return new PortChainBuilder().setId(id).setSymmetric(false);
    }

    @Override
    PortChainBuilder copy(final PortChain present) {
        return new PortChainBuilder(present);
    }

    @Override
    PortChain build(final PortChainBuilder builder) {
        if (Snapshot.listed(builder.getPortPairGroup()).isEmpty()) {
            throw Fault.bad("Failed to parse request. port_pair_groups must name one port pair group at least.");
        }
        return builder.build();
    }

    @Override
    void check(final PortChain resource, final Snapshot others) {
        for (var group : Snapshot.listed(resource.getPortPairGroup())) {
            if (!others.groups().containsKey(group)) {
                throw Fault.missing("Port pair group", group.getValue());
            }
        }
        for (var classifier : Snapshot.listed(resource.getFlowClassifier())) {
            if (!others.classifiers().containsKey(classifier)) {
                throw Fault.missing("Flow classifier", classifier.getValue());
            }
            with(classifier, others).filter(chain -> !chain.getId().equals(resource.getId())).findAny()
                .ifPresent(chain -> {
                    throw Fault.conflict("FlowClassifierInUse", "Flow classifier " + classifier.getValue()
                        + " is in port chain " + chain.getId().getValue() + "; take it out of that chain first.");
                });
        }
    }

    private static List<Attribute<PortChain, PortChainBuilder>> attributes() {
        return new Attributes<PortChain, PortChainBuilder>(PortChainBuilder::setName, PortChainBuilder::setDescription,
                PortChainBuilder::setProjectId)
            .write("port_pair_groups", (builder, value) -> builder.setPortPairGroup(value.uuids(MAX_GROUPS)),
                chain -> Json.ids(chain.getPortPairGroup()))
            .write("flow_classifiers", (builder, value) -> builder.setFlowClassifier(value.uuids(MAX_CLASSIFIERS)),
                chain -> Json.ids(chain.getFlowClassifier()))
            .create("chain_parameters", Chains::setParameters, Chains::parameters)
            .add("chain_id", Attribute.Access.CREATE, Chains::setNumber, Chains::number).list();
    }

    private static void setParameters(final PortChainBuilder builder, final Value value) {
        for (var parameter : value.members()) {
            switch (parameter.name()) {
                case "symmetric" -> builder.setSymmetric(parameter.flag());
                case "correlation" -> {
                    if (!parameter.text().equals(NSH)) {
                        throw parameter.wrong("frames travel with Weft's own header between nodes; leave it out or "
                            + "say nsh");
                    }
                }
                default -> throw parameter.wrong("correlation and symmetric are all that can be given");
            }
        }
    }

    private static JsonElement parameters(final PortChain chain) {
        final var shown = new JsonObject();
        shown.addProperty("correlation", NSH);
        shown.addProperty("symmetric", Boolean.TRUE.equals(chain.getSymmetric()));
        return shown;
    }

    private static void setNumber(final PortChainBuilder builder, final Value value) {
        if (!value.isNull() && value.number(0, MAX_ID) > 0) {
            builder.setChainId(new PolicyId(Uint16.valueOf(value.number(1, MAX_ID))));
        }
    }

    /** The one given, else that of the first policy as soon as it is allocated. */
    private static JsonElement number(final PortChain chain, final View view) {
        return Optional.ofNullable(chain.getChainId())
            .or(() -> Steering.policies(chain, view.resources()).stream().findFirst()
                .flatMap(name -> Optional.ofNullable(view.state().nonnullPolicy().get(new PolicyKey(name))))
                .flatMap(policy -> Optional.ofNullable(policy.getState()))
                .flatMap(state -> Optional.ofNullable(state.getId())))
            .map(PolicyId::getValue).map(Json::number).orElse(JsonNull.INSTANCE);
    }
}
