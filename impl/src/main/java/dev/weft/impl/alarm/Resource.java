/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.alarm;

import dev.weft.api.id.ChainId;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;

/**
 * What an alarm is about.
 *
 * @param text its kind and name
 */
public record Resource(String text) implements Comparable<Resource> {
    /**
     * A link.
     *
     * @param link its name
     * @return the resource
     */
    public static Resource of(final LinkId link) {
        return new Resource("link/" + link);
    }

    /**
     * A chain.
     *
     * @param chain its name
     * @return the resource
     */
    public static Resource of(final ChainId chain) {
        return new Resource("chain/" + chain);
    }

    /**
     * A network.
     *
     * @param network its name
     * @return the resource
     */
    public static Resource of(final NetworkId network) {
        return new Resource("network/" + network);
    }

    /**
     * A service.
     *
     * @param service its name
     * @return the resource
     */
    public static Resource of(final ServiceId service) {
        return new Resource("service/" + service);
    }

    /**
     * A policy.
     *
     * @param policy its name
     * @return the resource
     */
    public static Resource of(final PolicyId policy) {
        return new Resource("policy/" + policy);
    }

    /**
     * A gateway.
     *
     * @param gateway its name
     * @return the resource
     */
    public static Resource of(final GatewayId gateway) {
        return new Resource("gateway/" + gateway);
    }

    /**
     * A node.
     *
     * @param node its name
     * @return the resource
     */
    public static Resource of(final NodeId node) {
        return new Resource("node/" + node);
    }

    /**
     * An appliance.
     *
     * @param name its name
     * @return the resource
     */
    public static Resource appliance(final String name) {
        return new Resource("appliance/" + name);
    }

    @Override
    public int compareTo(final Resource other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
