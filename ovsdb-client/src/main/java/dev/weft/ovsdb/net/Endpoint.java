/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.net;

import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a peer is, or where we wait for peers, in the notation of Open vSwitch. {@code toString()} gives that notation
 * back. Ports are 1 to 65535; to listen, 0 takes any free one. IPv6 addresses stand in brackets.
 */
public sealed interface Endpoint {
    /** The port of OVSDB when none is given. */
    int DEFAULT_PORT = 6640;

    /** Whether the caller has to give an {@code SslContext}. */
    boolean secure();

    /** A peer that we call. */
    sealed interface Dial extends Endpoint permits Tcp, Ssl, Unix {
    }

    /** A place where peers call us. */
    sealed interface Listen extends Endpoint permits PassiveTcp, PassiveSsl {
        /** The port; 0 for any free one. */
        int port();

        /** The local address; empty for all. */
        Optional<String> address();

        /** The same as a socket address. */
        default InetSocketAddress socketAddress() {
            return address().map(address -> new InetSocketAddress(address, port()))
                .orElseGet(() -> new InetSocketAddress(port()));
        }
    }

    /** {@code tcp:HOST:PORT}. */
    record Tcp(String host, int port) implements Dial {
        public Tcp {
            EndpointParser.checkHost(host);
            EndpointParser.checkPort(port, 1);
        }

        @Override
        public boolean secure() {
            return false;
        }

        @Override
        public String toString() {
            return "tcp:" + EndpointParser.bracketed(host) + ":" + port;
        }
    }

    /** {@code ssl:HOST:PORT}. */
    record Ssl(String host, int port) implements Dial {
        public Ssl {
            EndpointParser.checkHost(host);
            EndpointParser.checkPort(port, 1);
        }

        @Override
        public boolean secure() {
            return true;
        }

        @Override
        public String toString() {
            return "ssl:" + EndpointParser.bracketed(host) + ":" + port;
        }
    }

    /** {@code unix:PATH}, a Unix socket of this machine. */
    record Unix(String path) implements Dial {
        /** What the kernel takes, less the final NUL. */
        private static final int MAX_PATH_BYTES = 107;

        public Unix {
            final int bytes = path.getBytes(StandardCharsets.UTF_8).length;
            if (bytes == 0 || bytes > MAX_PATH_BYTES || path.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("the path of a Unix socket should have 1 to " + MAX_PATH_BYTES
                    + " bytes, but \"" + path + "\" has " + bytes);
            }
        }

        @Override
        public boolean secure() {
            return false;
        }

        @Override
        public String toString() {
            return "unix:" + path;
        }
    }

    /** {@code ptcp:PORT[:ADDRESS]}. */
    record PassiveTcp(int port, Optional<String> address) implements Listen {
        public PassiveTcp {
            EndpointParser.checkPort(port, 0);
            EndpointParser.checkAddress(address);
        }

        @Override
        public boolean secure() {
            return false;
        }

        @Override
        public String toString() {
            return "ptcp:" + port + EndpointParser.suffix(address);
        }
    }

    /** {@code pssl:PORT[:ADDRESS]}. */
    record PassiveSsl(int port, Optional<String> address) implements Listen {
        public PassiveSsl {
            EndpointParser.checkPort(port, 0);
            EndpointParser.checkAddress(address);
        }

        @Override
        public boolean secure() {
            return true;
        }

        @Override
        public String toString() {
            return "pssl:" + port + EndpointParser.suffix(address);
        }
    }

    /**
     * Reads an endpoint.
     *
     * @throws IllegalArgumentException saying what is wrong and what would be right
     */
    static Endpoint parse(final String text) {
        return EndpointParser.parse(Objects.requireNonNull(text));
    }

    /** Reads an endpoint that we call. */
    static Dial parseDial(final String text) {
        if (parse(text) instanceof Dial dial) {
            return dial;
        }
        throw new IllegalArgumentException("\"" + text + "\" listens; to connect, give tcp:HOST:PORT, ssl:HOST:PORT or "
            + "unix:PATH");
    }

    /** Reads an endpoint where we are called. */
    static Listen parseListen(final String text) {
        if (parse(text) instanceof Listen listen) {
            return listen;
        }
        throw new IllegalArgumentException("\"" + text + "\" connects; to listen, give ptcp:PORT[:ADDRESS] or "
            + "pssl:PORT[:ADDRESS]");
    }

    /** Whether the text is an IPv6 address. */
    static boolean isIpv6(final String host) {
        return NetUtil.isValidIpV6Address(host);
    }
}
