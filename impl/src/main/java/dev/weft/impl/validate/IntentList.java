/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import dev.weft.api.id.ChainId;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.ChainIntent;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.IntentReader;
import dev.weft.impl.model.InvalidIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.model.ProfileIntent;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.model.TenantGatewayIntent;
import dev.weft.impl.validate.state.IntentView;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.Chain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.Gateway;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfile;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;

/**
 * A list of {@code /weft:weft}, and how its entries become values.
 *
 * @param list the list
 * @param path where it is
 * @param key the name of an entry as a value
 * @param place where an entry is, for messages
 * @param reader an entry as a value
 * @param known an entry that is already known
 * @param <K> the kind of name
 * @param <T> the kind of entry
 */
record IntentList<K, T>(NodeIdentifier list, YangInstanceIdentifier path, Function<String, K> key,
        Function<String, IntentPath> place, Reader<T> reader, BiFunction<IntentView, K, Optional<T>> known) {
    /** The root of the intent. */
    static final YangInstanceIdentifier ROOT = YangInstanceIdentifier.of(Weft.QNAME);

    static final IntentList<NodeId, NodeIntent> NODES = of("node", NodeId::new, IntentPath::node,
        entry -> IntentReader.node((Node) entry), IntentView::node);
    static final IntentList<String, ApplianceIntent> APPLIANCES = of("appliance", Function.identity(),
        IntentPath::appliance, entry -> IntentReader.appliance((Appliance) entry), IntentView::appliance);
    static final IntentList<LinkId, LinkIntent> LINKS = of("link", LinkId::new, IntentPath::link,
        entry -> IntentReader.link((Link) entry), IntentView::link);
    static final IntentList<ChainId, ChainIntent> CHAINS = of("chain", ChainId::new, IntentPath::chain,
        entry -> IntentReader.chain((Chain) entry), IntentView::chain);
    static final IntentList<NetworkId, NetworkIntent> NETWORKS = of("network", NetworkId::new, IntentPath::network,
        entry -> IntentReader.network((Network) entry), (view, id) -> view.networks().network(id));

    static final IntentList<ServiceId, ServiceIntent> SERVICES = of("service", ServiceId::new, IntentPath::service,
        entry -> IntentReader.service((Service) entry), (view, id) -> view.steering().service(id));
    static final IntentList<PolicyId, PolicyIntent> POLICIES = of("policy", PolicyId::new, IntentPath::policy,
        entry -> IntentReader.policy((Policy) entry), (view, id) -> view.steering().policy(id));
    static final IntentList<String, ProfileIntent> PROFILES = of("port-profile", Function.identity(),
        IntentPath::profile, entry -> IntentReader.profile((PortProfile) entry),
        (view, name) -> view.steering().profile(name));

    static final IntentList<GatewayId, TenantGatewayIntent> GATEWAYS = of("gateway", GatewayId::new,
        IntentPath::gateway, entry -> IntentReader.gateway((Gateway) entry),
        (view, id) -> view.gateways().gateway(id));

    /** Makes a value of an entry. */
    @FunctionalInterface
    interface Reader<T> {
        T read(DataObject entry) throws InvalidIntent;
    }

    private static <K, T> IntentList<K, T> of(final String name, final Function<String, K> key,
            final Function<String, IntentPath> place, final Reader<T> reader,
            final BiFunction<IntentView, K, Optional<T>> known) {
        final var list = NodeIdentifier.create(QName.create(Weft.QNAME, name));
        return new IntentList<>(list, ROOT.node(list), key, place, reader, known);
    }
}
