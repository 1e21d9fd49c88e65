/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.Chain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.Gateway;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfile;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;

/**
 * Makes values of what is stored: fills in the defaults, which the datastore leaves out, and refuses what no value can
 * be built from. Relations between objects are not looked at.
 */
public final class IntentReader {
    private IntentReader() {
        // only functions
    }

    /**
     * Reads a node.
     *
     * @param node as stored
     * @return the value
     * @throws InvalidIntent if no value can be built
     */
    public static NodeIntent node(final Node node) throws InvalidIntent {
        final var at = IntentPath.node(node.key().getName().getValue());
        return guarded(at, () -> new NodeReader(at).read(node));
    }

    /**
     * Reads an appliance with its interfaces.
     *
     * @param appliance as stored
     * @return the value
     * @throws InvalidIntent if no value can be built
     */
    public static ApplianceIntent appliance(final Appliance appliance) throws InvalidIntent {
        final var at = IntentPath.appliance(appliance.key().getName().getValue());
        return guarded(at, () -> new ApplianceReader(at).read(appliance));
    }

    /**
     * Reads a link.
     *
     * @param link as stored
     * @return the value
     * @throws InvalidIntent if no value can be built
     */
    public static LinkIntent link(final Link link) throws InvalidIntent {
        final var at = IntentPath.link(link.key().getName().getValue());
        return guarded(at, () -> new LinkReader(at).read(link));
    }

    /**
     * Reads a chain.
     *
     * @param chain as stored
     * @return the value
     * @throws InvalidIntent if no value can be built
     */
    public static ChainIntent chain(final Chain chain) throws InvalidIntent {
        final var at = IntentPath.chain(chain.key().getName().getValue());
        return guarded(at, () -> new ChainReader(at).read(chain));
    }

    /**
     * Reads a network.
     *
     * @param network as stored
     * @return the value
     * @throws InvalidIntent if no value can be built
     */
    public static NetworkIntent network(final Network network) throws InvalidIntent {
        final var at = IntentPath.network(network.key().getName().getValue());
        return guarded(at, () -> new NetworkReader(at).read(network));
    }

    /**
     * Reads a service with its instances.
     *
     * @param service as stored
     * @return the value
     * @throws InvalidIntent if no value can be built
     */
    public static ServiceIntent service(final Service service) throws InvalidIntent {
        final var at = IntentPath.service(service.key().getName().getValue());
        return guarded(at, () -> new ServiceReader(at).read(service));
    }

    /**
     * Reads a policy.
     *
     * @param policy as stored
     * @return the value
     * @throws InvalidIntent if no value can be built
     */
    public static PolicyIntent policy(final Policy policy) throws InvalidIntent {
        final var at = IntentPath.policy(policy.key().getName().getValue());
        return guarded(at, () -> new PolicyReader(at).read(policy));
    }

    /**
     * Reads a port profile.
     *
     * @param profile as stored
     * @return the value
     * @throws InvalidIntent if no value can be built
     */
    public static ProfileIntent profile(final PortProfile profile) throws InvalidIntent {
        final var at = IntentPath.profile(profile.key().getName().getValue());
        return guarded(at, () -> new PolicyReader(at).read(profile));
    }

    /**
     * Reads a gateway.
     *
     * @param gateway as stored
     * @return the value
     * @throws InvalidIntent if no value can be built
     */
    public static TenantGatewayIntent gateway(final Gateway gateway) throws InvalidIntent {
        final var at = IntentPath.gateway(gateway.key().getName().getValue());
        return guarded(at, () -> new TenantGatewayReader(at).read(gateway));
    }

    /** Something that refuses impossible values either way. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws InvalidIntent;
    }

    /** Gives a refusal by a value's own constructor, or by the binding's lazy decoding, its place. */
    static <T> T guarded(final IntentPath at, final Reading<T> reading) throws InvalidIntent {
        try {
            return reading.read();
        } catch (IllegalArgumentException e) {
            throw new InvalidIntent(at, e);
        }
    }
}
