/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.route;

import dev.weft.helper.sheet.Prefix;
import dev.weft.helper.sheet.Sheet;
import java.net.InetAddress;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which lines of {@code ip -N monitor label route link address} may concern Weft's routes. A router's own thousands of
 * routes come and go without them.
 */
final class RouteEvents {
    private static final String ROUTE = "[ROUTE]";
    /** [ADDR][Deleted] index: interface family address/length. */
    private static final Pattern ADDRESS = Pattern.compile("^\\[ADDR\\].*? inet6? ([0-9a-f.:]{2,45})/");
    private static final String OURS = " proto " + IpRoute.PROTOCOL;

    private RouteEvents() {
        // static access only
    }

    /**
     * Whether to look again. When a link goes down, the kernel drops IPv4 routes without a word of them, so links and
     * addresses count as well.
     */
    static boolean matters(final String line, final Map<Prefix, InetAddress> wanted) {
        if (line.startsWith("[LINK]") || line.startsWith("[ADDR]") || (line + " ").contains(OURS + " ")) {
            return true;
        }
        return line.startsWith(ROUTE) && concerns(line.substring(ROUTE.length()), wanted);
    }

    /** Whether the way to other nodes may be another one: a route of Weft's, or an outer address of this node. */
    static boolean mattersToUnderlay(final String line, final Sheet sheet) {
        if (line.startsWith(ROUTE)) {
            return matters(line, sheet.routes());
        }
        final Matcher address = ADDRESS.matcher(line);
        try {
            return address.find() && sheet.addresses().contains(Prefix.parse(address.group(1)).address());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean concerns(final String event, final Map<Prefix, InetAddress> wanted) {
        // [Deleted] [type] destination
        final String[] words = event.strip().split(" ", 4);
        for (int i = 0; i < Math.min(words.length, 3); i++) {
            if (words[i].indexOf('.') < 0 && words[i].indexOf(':') < 0) {
                continue;
            }
            try {
                return wanted.containsKey(Prefix.parse(words[i]));
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
        return false;
    }
}
