/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.unixctl;

import com.google.gson.JsonArray;
import dev.weft.ovsdb.json.JsonAccess;
import dev.weft.ovsdb.net.Endpoint;
import dev.weft.ovsdb.net.RpcTransport;
import dev.weft.ovsdb.rpc.RpcOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Runs commands of a daemon over its control socket, each over a connection of its own, so that there is nothing to
 * keep or to restore when the daemon restarts. Thread-safe.
 */
public final class UnixctlClient {
    private final RpcTransport transport;
    private final Endpoint.Unix socket;
    private final RpcOptions options;

    /**
     * A client of one daemon.
     *
     * @param socket the control socket, for example {@code unix:/run/openvswitch/ovs-vswitchd.42.ctl}
     * @param timeout for connecting and for the answer, each
     */
    public UnixctlClient(final RpcTransport transport, final Endpoint.Unix socket, final Duration timeout) {
        this.transport = transport;
        this.socket = socket;
        // These sockets know no echo
        this.options = RpcOptions.defaults().withTimeouts(timeout, timeout).withoutProbe();
    }

    /**
     * Runs a command.
     *
     * @return what the command printed; fails with an {@link dev.weft.ovsdb.error.RpcErrorException} holding the
     *     daemon's message if it was refused, or another {@link dev.weft.ovsdb.error.OvsdbException}
     */
    public CompletableFuture<String> run(final String command, final String... arguments) {
        final JsonArray params = new JsonArray(arguments.length);
        for (String argument : arguments) {
            params.add(argument);
        }
        return transport.dial(socket, Optional.empty(), options).thenCompose(
            session -> session.call(command, params, options.requestTimeout(),
                    result -> JsonAccess.string(result, "the output of " + command))
                .whenComplete((output, failure) -> session.close()));
    }
}
