/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.ChainId;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.ChainName;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.ChainStateChangeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.GatewayStateChangeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.InterfaceStateChangeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.LinkStateChangeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.NetworkStateChangeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.NodeStateChangeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.PolicyStateChangeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.ServiceStateChangeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.Notification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells changes of status to subscribers and to the log (VL-12). */
final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final NotificationPublishService notifications;

    Announcer(final NotificationPublishService notifications) {
        this.notifications = requireNonNull(notifications);
    }

    void node(final NodeId node, final Transition change) {
        LOG.info("Node {}: {}", node, change);
        offer(new NodeStateChangeBuilder().setNode(new Name(node.value())).setOldStatus(change.old())
            .setNewStatus(change.now().status()).setReason(change.now().reason().orElse(null))
            .setTime(Transition.yang(change.time())).build());
    }

    void port(final InterfaceId port, final Transition change) {
        LOG.info("Interface {}: {}", port, change);
        offer(new InterfaceStateChangeBuilder().setAppliance(new Name(port.appliance()))
            .setInterface(new Name(port.name())).setOldStatus(change.old())
            .setNewStatus(change.now().status()).setReason(change.now().reason().orElse(null))
            .setTime(Transition.yang(change.time())).build());
    }

    void link(final LinkId link, final Transition change) {
        LOG.info("Link {}: {}", link, change);
        offer(new LinkStateChangeBuilder().setLink(new Name(link.value())).setOldStatus(change.old())
            .setNewStatus(change.now().status()).setReason(change.now().reason().orElse(null))
            .setTime(Transition.yang(change.time())).build());
    }

    void chain(final ChainId chain, final Transition change) {
        LOG.info("Chain {}: {}", chain, change);
        offer(new ChainStateChangeBuilder().setChain(new ChainName(chain.value())).setOldStatus(change.old())
            .setNewStatus(change.now().status()).setReason(change.now().reason().orElse(null))
            .setTime(Transition.yang(change.time())).build());
    }

    void network(final NetworkId network, final Transition change) {
        LOG.info("Network {}: {}", network, change);
        offer(new NetworkStateChangeBuilder().setNetwork(new Name(network.value())).setOldStatus(change.old())
            .setNewStatus(change.now().status()).setReason(change.now().reason().orElse(null))
            .setTime(Transition.yang(change.time())).build());
    }

    void service(final ServiceId service, final Transition change) {
        LOG.info("Service {}: {}", service, change);
        offer(new ServiceStateChangeBuilder().setService(new Name(service.value())).setOldStatus(change.old())
            .setNewStatus(change.now().status()).setReason(change.now().reason().orElse(null))
            .setTime(Transition.yang(change.time())).build());
    }

    void policy(final PolicyId policy, final Transition change) {
        LOG.info("Policy {}: {}", policy, change);
        offer(new PolicyStateChangeBuilder().setPolicy(new Name(policy.value())).setOldStatus(change.old())
            .setNewStatus(change.now().status()).setReason(change.now().reason().orElse(null))
            .setTime(Transition.yang(change.time())).build());
    }

    void gateway(final GatewayId gateway, final Transition change) {
        LOG.info("Gateway {}: {}", gateway, change);
        offer(new GatewayStateChangeBuilder().setGateway(new Name(gateway.value())).setOldStatus(change.old())
            .setNewStatus(change.now().status()).setReason(change.now().reason().orElse(null))
            .setTime(Transition.yang(change.time())).build());
    }

    private void offer(final Notification<?> notification) {
        if (notifications.offerNotification(notification) == NotificationPublishService.REJECTED) {
            LOG.warn("Notification dropped because subscribers are too slow: {}", notification);
        }
    }
}
