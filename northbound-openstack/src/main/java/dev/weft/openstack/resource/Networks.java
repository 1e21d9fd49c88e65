/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import dev.weft.openstack.mapping.Names;
import dev.weft.openstack.model.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.Openstack;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantNetwork;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantNetwork.Kind;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantNetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantNetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.NetworkId;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Networks: each is a network of the intent. */
final class Networks extends Resource<TenantNetwork, TenantNetworkBuilder> {
    private static final long MAX_ID = 0xffff_ffffL;

    Networks() {
        super("Network", "networks", attributes());
    }

    @Override
    public Map<Uuid, TenantNetwork> all(final Snapshot snapshot) {
        return snapshot.networks();
    }

    @Override
    public InstanceIdentifier<TenantNetwork> at(final Uuid id) {
        return InstanceIdentifier.create(Openstack.class).child(TenantNetwork.class, new TenantNetworkKey(id));
    }

    @Override
    public Optional<String> userOf(final Uuid id, final Snapshot snapshot) {
        return snapshot.ports().values().stream().filter(port -> port.getNetworkId().equals(id)).findAny()
            .map(port -> "port " + port.getId().getValue());
    }

    @Override
    TenantNetworkBuilder blank(final Uuid id) {
        return new TenantNetworkBuilder().setId(id).setKind(Kind.Fence);
    }

    @Override
    TenantNetworkBuilder copy(final TenantNetwork present) {
        return new TenantNetworkBuilder(present);
    }

    @Override
    TenantNetwork build(final TenantNetworkBuilder builder) {
        return builder.build();
    }

    @Override
    void check(final TenantNetwork resource, final Snapshot others) {
        // it names nothing else
    }

    private static List<Attribute<TenantNetwork, TenantNetworkBuilder>> attributes() {
        return new Attributes<TenantNetwork, TenantNetworkBuilder>(TenantNetworkBuilder::setName,
                TenantNetworkBuilder::setDescription, TenantNetworkBuilder::setProjectId)
            .always("admin_state_up", Json.flag(true))
            .read("status", network -> Json.text("ACTIVE"))
            .read("subnets", network -> new JsonArray())
            .seen("mtu", Networks::mtu)
            .always("shared", Json.flag(false))
            .always("router:external", Json.flag(false))
            .always("port_security_enabled", Json.flag(false))
            .always("availability_zone_hints", new JsonArray())
            .create("provider:network_type",
                (builder, value) -> value.parsed("fence or vnet", Networks::kind).ifPresent(builder::setKind),
                network -> Json.text(network.getKind().getName()))
            .always("provider:physical_network", JsonNull.INSTANCE)
            .add("provider:segmentation_id", Attribute.Access.CREATE, Networks::setKey, Networks::key).list();
    }

    private static Kind kind(final String text) {
        return Kind.ofName(text);
    }

    private static void setKey(final TenantNetworkBuilder builder, final Value value) {
        if (!value.isNull()) {
            builder.setSegmentationId(new NetworkId(Uint32.valueOf(value.number(1, MAX_ID))));
        }
    }

    private static JsonElement key(final TenantNetwork network, final View view) {
        return Optional.ofNullable(network.getSegmentationId())
            .or(() -> state(network, view).map(State::getId)).map(NetworkId::getValue).map(Json::number)
            .orElse(JsonNull.INSTANCE);
    }

    private static JsonElement mtu(final TenantNetwork network, final View view) {
        return state(network, view).map(State::getMtu).map(Uint16::toJava).map(Json::number)
            .orElse(JsonNull.INSTANCE);
    }

    private static Optional<State> state(final TenantNetwork network, final View view) {
        return Optional.ofNullable(view.state().nonnullNetwork().get(new NetworkKey(Names.of(network.getId()))))
            .flatMap(there -> Optional.ofNullable(there.getState()));
    }
}
