/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

/** The kinds of things a node is asked to do. The code is part of every flow's cookie: never re-use one. */
public enum ObjectKind {
    /** The pipeline itself: flows that do not depend on any intent object. */
    PIPELINE(1, "pipeline"),
    /** The way to and from one remote outer address. */
    PEER(2, "peer"),
    /** One end of a virtual link. */
    LINK(3, "link"),
    /** A link-enabled interface without a link, kept silent (VL-14). */
    SHUT_PORT(4, "shut-port"),
    /** An interface that is member of a network (FN-1, VN-1). */
    NETWORK_MEMBER(5, "member"),
    /** What all members of a network on a node have in common. */
    NETWORK(6, "network"),
    /** A known address of a network behind a path. */
    NETWORK_MAC(7, "address"),
    /** How much a port may send and receive (VN-9). */
    PORT_LIMIT(8, "limit"),
    /** A node with which protected frames are exchanged (VN-7). */
    SECURE_PEER(9, "secure-peer"),
    /** A network's own share in what two nodes authenticate each other with (VN-7). */
    SECURE_KEY(10, "secure-key"),
    /** An instance of a service (SI-1). */
    SERVICE_INSTANCE(11, "service-instance"),
    /** A generation of a policy's chain (SI-3, SI-6). */
    SERVICE_PATH(12, "policy"),
    /** The policies of a workload's interface (SI-2). */
    PORT_POLICIES(13, "port-policies"),
    /** A policy whose paths the mapping service tells (SI-9). */
    MAPPED_PATH(14, "mapped-policy"),
    /** A tenant's gateway on this node (GW-1). */
    GATEWAY(15, "gateway"),
    /** An instance of a built-in firewall (GW-1). */
    FIREWALL(16, "firewall");

    private final int code;
    private final String text;

    ObjectKind(final int code, final String text) {
        this.code = code;
        this.text = text;
    }

    /**
     * Returns the number of this kind in cookies.
     *
     * @return 1 to 255
     */
    public int code() {
        return code;
    }

    @Override
    public String toString() {
        return text;
    }
}
