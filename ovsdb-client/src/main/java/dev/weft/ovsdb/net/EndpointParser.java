/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.net;

import io.netty.util.NetUtil;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reading and checking the text form of endpoints.
 */
final class EndpointParser {
    private static final int MAX_CHARS = 512;
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252})");
    private static final Pattern DOTTED_DIGITS = Pattern.compile("[0-9.]+");

    private EndpointParser() {
        // static access only
    }

    static Endpoint parse(final String text) {
        final int colon = text.indexOf(':');
        if (colon < 0 || text.length() > MAX_CHARS) {
            throw new IllegalArgumentException(describe(text) + "it should be at most " + MAX_CHARS
                + " characters and begin with tcp:, ssl:, unix:, ptcp: or pssl:");
        }
        final String rest = text.substring(colon + 1);
        try {
            return switch (text.substring(0, colon)) {
                case "tcp" -> new Endpoint.Tcp(hostOf(rest), portAfterHost(rest));
                case "ssl" -> new Endpoint.Ssl(hostOf(rest), portAfterHost(rest));
                case "unix" -> new Endpoint.Unix(rest);
                case "ptcp" -> new Endpoint.PassiveTcp(listenPort(rest), listenAddress(rest));
                case "pssl" -> new Endpoint.PassiveSsl(listenPort(rest), listenAddress(rest));
                default -> throw new IllegalArgumentException(
                    "it should begin with tcp:, ssl:, unix:, ptcp: or pssl:");
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(describe(text) + e.getMessage(), e);
        }
    }

    static void checkHost(final String host) {
        final boolean good = DOTTED_DIGITS.matcher(host).matches() ? NetUtil.isValidIpV4Address(host)
            : NetUtil.isValidIpV6Address(host) || HOST_NAME.matcher(host).matches();
        if (!good) {
            throw new IllegalArgumentException("the host should be an IPv4 address, an IPv6 address or a name, but is "
                + "\"" + host + "\"");
        }
    }

    static void checkAddress(final Optional<String> address) {
        address.ifPresent(text -> {
            if (!NetUtil.isValidIpV4Address(text) && !NetUtil.isValidIpV6Address(text)) {
                throw new IllegalArgumentException("the local address should be an IPv4 or IPv6 address, but is \""
                    + text + "\"");
            }
        });
    }

    static void checkPort(final int port, final int least) {
        if (port < least || port > 65535) {
            throw new IllegalArgumentException("the port should be " + least + " to 65535, but is " + port);
        }
    }

    static String bracketed(final String host) {
        return Endpoint.isIpv6(host) ? "[" + host + "]" : host;
    }

    static String suffix(final Optional<String> address) {
        return address.map(text -> ":" + bracketed(text)).orElse("");
    }

    private static String hostOf(final String text) {
        if (text.startsWith("[")) {
            return text.substring(1, closingBracket(text));
        }
        if (text.indexOf(':') != text.lastIndexOf(':')) {
            throw new IllegalArgumentException("an IPv6 address should stand in brackets, as in [2001:db8::1]:6640");
        }
        final int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    private static int portAfterHost(final String text) {
        final String rest = text.substring(text.startsWith("[") ? closingBracket(text) + 1 : hostOf(text).length());
        if (rest.isEmpty()) {
            return Endpoint.DEFAULT_PORT;
        }
        if (!rest.startsWith(":")) {
            throw new IllegalArgumentException("after the bracket a colon and the port should follow, but there is \""
                + rest + "\"");
        }
        return port(rest.substring(1));
    }

    private static int listenPort(final String text) {
        final int colon = text.indexOf(':');
        return text.isEmpty() ? Endpoint.DEFAULT_PORT : port(colon < 0 ? text : text.substring(0, colon));
    }

    private static Optional<String> listenAddress(final String text) {
        final int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        final String address = text.substring(colon + 1);
        if (!address.startsWith("[")) {
            return Optional.of(address);
        }
        final int end = closingBracket(address);
        if (end != address.length() - 1) {
            throw new IllegalArgumentException("nothing should follow the bracket, but there is \""
                + address.substring(end + 1) + "\"");
        }
        return Optional.of(address.substring(1, end));
    }

    private static int closingBracket(final String text) {
        final int end = text.indexOf(']');
        if (end < 0) {
            throw new IllegalArgumentException("the bracket is not closed");
        }
        return end;
    }

    private static int port(final String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the port should be a number, but is \"" + digits + "\"", e);
        }
    }

    private static String describe(final String text) {
        final String shown = text.length() > MAX_CHARS ? text.substring(0, 40) + "..." : text;
        return "\"" + shown + "\" is not an endpoint: ";
    }
}
