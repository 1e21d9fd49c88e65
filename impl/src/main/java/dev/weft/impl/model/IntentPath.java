/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.id.ChainId;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;

/**
 * Where something stands in the intent: for people as {@code link web-db}, for programs as
 * {@code /weft:weft/link=web-db/b}.
 *
 * @param label the object as messages name it
 * @param path the path below the RESTCONF data resource
 */
public record IntentPath(String label, String path) {
    private static final String ROOT = "/weft:weft/";

    /**
     * A node.
     *
     * @param name its name
     * @return its place
     */
    public static IntentPath node(final String name) {
        return new IntentPath("node " + name, ROOT + "node=" + name);
    }

    /**
     * A node.
     *
     * @param id its name
     * @return its place
     */
    public static IntentPath node(final NodeId id) {
        return node(id.value());
    }

    /**
     * An appliance.
     *
     * @param name its name
     * @return its place
     */
    public static IntentPath appliance(final String name) {
        return new IntentPath("appliance " + name, ROOT + "appliance=" + name);
    }

    /**
     * An interface of an appliance.
     *
     * @param appliance the appliance's name
     * @param name the interface's name
     * @return its place
     */
    public static IntentPath port(final String appliance, final String name) {
        return new IntentPath("interface " + appliance + "/" + name,
            ROOT + "appliance=" + appliance + "/interface=" + name);
    }

    /**
     * An interface of an appliance.
     *
     * @param id appliance and name
     * @return its place
     */
    public static IntentPath port(final InterfaceId id) {
        return port(id.appliance(), id.name());
    }

    /**
     * A link.
     *
     * @param name its name
     * @return its place
     */
    public static IntentPath link(final String name) {
        return new IntentPath("link " + name, ROOT + "link=" + name);
    }

    /**
     * A link.
     *
     * @param id its name
     * @return its place
     */
    public static IntentPath link(final LinkId id) {
        return link(id.value());
    }

    /**
     * A chain.
     *
     * @param name its name
     * @return its place
     */
    public static IntentPath chain(final String name) {
        return new IntentPath("chain " + name, ROOT + "chain=" + name);
    }

    /**
     * A chain.
     *
     * @param id its name
     * @return its place
     */
    public static IntentPath chain(final ChainId id) {
        return chain(id.value());
    }

    /**
     * A stage of a chain.
     *
     * @param chain the chain
     * @param order the stage's place
     * @return its place
     */
    public static IntentPath stage(final ChainId chain, final int order) {
        return new IntentPath("chain " + chain + ", stage " + order, chain(chain).path() + "/stage=" + order);
    }

    /**
     * A network.
     *
     * @param name its name
     * @return its place
     */
    public static IntentPath network(final String name) {
        return new IntentPath("network " + name, ROOT + "network=" + name);
    }

    /**
     * A network.
     *
     * @param id its name
     * @return its place
     */
    public static IntentPath network(final NetworkId id) {
        return network(id.value());
    }

    /**
     * A service.
     *
     * @param name its name
     * @return its place
     */
    public static IntentPath service(final String name) {
        return new IntentPath("service " + name, ROOT + "service=" + name);
    }

    /**
     * A service.
     *
     * @param id its name
     * @return its place
     */
    public static IntentPath service(final ServiceId id) {
        return service(id.value());
    }

    /**
     * A policy.
     *
     * @param name its name
     * @return its place
     */
    public static IntentPath policy(final String name) {
        return new IntentPath("policy " + name, ROOT + "policy=" + name);
    }

    /**
     * A policy.
     *
     * @param id its name
     * @return its place
     */
    public static IntentPath policy(final PolicyId id) {
        return policy(id.value());
    }

    /**
     * A port profile.
     *
     * @param name its name
     * @return its place
     */
    public static IntentPath profile(final String name) {
        return new IntentPath("port-profile " + name, ROOT + "port-profile=" + name);
    }

    /**
     * A gateway.
     *
     * @param name its name
     * @return its place
     */
    public static IntentPath gateway(final String name) {
        return new IntentPath("gateway " + name, ROOT + "gateway=" + name);
    }

    /**
     * A gateway.
     *
     * @param id its name
     * @return its place
     */
    public static IntentPath gateway(final GatewayId id) {
        return gateway(id.value());
    }

    /**
     * A part of this object.
     *
     * @param relative the path from here, for instance {@code underlay/ipv4}
     * @return the same object, the longer path
     */
    public IntentPath at(final String relative) {
        return new IntentPath(label, path + "/" + relative);
    }
}
