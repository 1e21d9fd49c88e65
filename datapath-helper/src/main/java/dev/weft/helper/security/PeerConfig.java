/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import dev.weft.helper.security.vici.Section;

/**
 * What charon is told of another node.
 *
 * @param installation the installation's number
 * @param own this node's number
 * @param order what is wanted
 * @param generation the secret
 * @param interfaceId of the kernel's interface for tunnels; 0 if it has none
 */
record PeerConfig(int installation, int own, PeerOrder order, Generation generation, int interfaceId) {
    /** How long before charon asks a silent node whether it is there. */
    private static final String SILENCE = "5s";

    /** The name of the connection. */
    String name() {
        return name(order.host(), generation.name());
    }

    static String name(final int host, final String generation) {
        return "p" + host + "-" + generation;
    }

    static String child(final Level level, final int host, final String generation) {
        return level + "-" + host + "-" + generation;
    }

    /** The secret, for {@code load-shared}. */
    Section secret() {
        return new Section().put("id", name()).put("type", "IKE").put("data", generation.secret())
            .list("owners", identity(own), identity(order.host()));
    }

    /** The connection, for {@code load-conn}. */
    Section connection() {
        final var children = new Section();
        order.levels().forEach(level -> children.section(child(level, order.host(), generation.name()),
            tunnel(level)));
        final String port = Integer.toString(CharonConfig.UDP_PORT);
        return new Section().section(name(), new Section().put("version", "2")
            .list("local_addrs", order.local().getHostAddress()).list("remote_addrs", order.remote().getHostAddress())
            .put("local_port", port).put("remote_port", port)
            .list("proposals", "aes256gcm16-prfsha256-x25519").put("encap", "yes").put("mobike", "no")
            .put("dpd_delay", SILENCE).put("keyingtries", "1").put("unique", "replace")
            .put("rekey_time", "8h").put("reauth_time", "0s").put("send_cert", "never")
            .section("local", side(own)).section("remote", side(order.host()))
            .section("children", children));
    }

    private Section side(final int host) {
        return new Section().put("auth", "psk").put("id", identity(host));
    }

    private Section tunnel(final Level level) {
        final var tunnel = new Section().put("mode", "tunnel").list("esp_proposals", level.proposal())
            .list("local_ts", TunnelAddress.selector(level, generation.slot(), own))
            .list("remote_ts", TunnelAddress.selector(level, generation.slot(), order.host()))
            .put("start_action", "none").put("close_action", "none").put("dpd_action", "clear")
            .put("rekey_time", "1h");
        if (interfaceId != 0) {
            final String id = Integer.toString(interfaceId);
            tunnel.put("if_id_in", id).put("if_id_out", id);
        }
        return tunnel;
    }

    /** Another generation has other names, so that each secret is only ever tried with its own. */
    private String identity(final int host) {
        return "h" + host + "." + generation.name() + ".i" + installation + ".weft";
    }
}
