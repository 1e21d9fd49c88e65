/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the actions of a datapath, as a trace prints them, do with a frame: one line for each copy that leaves, in
 * order, in the words of {@link Outcome}.
 */
final class DatapathActions {
    private static final Pattern HEADER = Pattern.compile("ipv[46]\\(src=([^,]*),dst=([^,]*),.*udp\\(src=\\d+,"
        + "dst=(\\d+).*vni=0x([0-9a-f]+)(?:,options\\((.*)\\))?\\)\\),out_port");
    private static final Pattern OPTION = Pattern.compile("\\{class=0x108,type=0x(8[01]),len=\\d,0x([0-9a-f]+)\\}");
    private static final Pattern ADDRESS = Pattern.compile("(src|dst)=([0-9a-f:]{17})(?:/([0-9a-f:]{17}))?");
    private static final Pattern NSH = Pattern.compile("(spi|si|c[1-4])=(0x)?([0-9a-f]+)");
    private static final Pattern VID = Pattern.compile("vid=(\\d+)");

    private static final String LABEL = "Datapath actions: ";

    private final Map<String, String> ports;
    private final List<String> outputs = new ArrayList<>();
    /** Frames that wait for their next pass. */
    private final Queue<TreeMap<String, String>> waiting = new ArrayDeque<>();

    private DatapathActions(final Map<String, String> ports) {
        this.ports = ports;
    }

    /**
     * Reads actions.
     *
     * @param answer what a trace said; each pass begins with the frame as it was when another one ended with it
     * @param ports the OpenFlow numbers of ports by those of the datapath
     * @param source the frame's source
     * @param destination the frame's destination
     * @param vlan its VLAN, 0 for none
     */
    static List<String> outputs(final String answer, final Map<String, String> ports, final String source,
            final String destination, final int vlan) {
        final var reader = new DatapathActions(ports);
        final var state = new TreeMap<>(Map.of("src", source, "dst", destination));
        if (vlan != 0) {
            state.put("vlan", Integer.toString(vlan));
        }
        reader.waiting.add(state);
        answer.lines().filter(line -> line.startsWith(LABEL)).forEach(line ->
            reader.read(line.substring(LABEL.length()), new TreeMap<>(reader.waiting.remove())));
        return reader.outputs;
    }

    private void read(final String actions, final TreeMap<String, String> state) {
        for (var action : split(actions)) {
            final var name = action.replaceAll("\\(.*", "");
            final var body = action.contains("(") ? action.substring(name.length() + 1, action.length() - 1) : "";
            switch (name) {
                case "drop", "ct" -> { }
                case "recirc" -> waiting.add(new TreeMap<>(state));
                case "clone" -> read(body, new TreeMap<>(state));
                case "tnl_push" -> state.put("tunnel", tunnel(body));
                case "push_eth" -> {
                    state.remove("vlan");
                    change(body, state, name);
                }
                case "set" -> change(body, state, name);
                case "push_nsh" -> nsh(body, state);
                case "push_vlan" -> {
                    final var vid = VID.matcher(body);
                    state.put("vlan", vid.find() ? vid.group(1) : "?");
                }
                case "pop_vlan" -> state.remove("vlan");
                default -> output(action, state);
            }
        }
    }

    private void output(final String action, final TreeMap<String, String> state) {
        if (!action.matches("\\d+")) {
            outputs.add("? " + action);
        } else if (state.containsKey("tunnel")) {
            outputs.add(state.remove("tunnel"));
        } else {
            outputs.add(ports.getOrDefault(action, "port " + action) + " " + state);
        }
    }

    private static String tunnel(final String body) {
        final var header = HEADER.matcher(body);
        if (!header.find()) {
            return "? " + body;
        }
        final var options = new TreeMap<String, String>();
        if (header.group(5) != null) {
            final var option = OPTION.matcher(header.group(5));
            while (option.find()) {
                options.put(option.group(1), Long.toHexString(Long.parseUnsignedLong(option.group(2), 16)));
            }
        }
        return "tunnel " + header.group(1) + " " + header.group(2) + " " + header.group(3) + " "
            + Long.parseLong(header.group(4), 16) + " " + options;
    }

    private static void change(final String body, final Map<String, String> state, final String name) {
        final var found = ADDRESS.matcher(body);
        while (found.find()) {
            final var mask = found.group(3);
            state.merge(found.group(1), found.group(2), (old, now) -> mask == null || name.equals("push_eth") ? now
                : masked(old, now, mask));
        }
        if (body.startsWith("nsh(")) {
            nsh(body, state);
        }
    }

    private static String masked(final String old, final String now, final String mask) {
        final long bits = number(mask);
        final long value = number(old) & ~bits | number(now) & bits;
        return String.format("%012x", value).replaceAll("(..)(?=.)", "$1:");
    }

    private static long number(final String mac) {
        return Long.parseLong(mac.replace(":", ""), 16);
    }

    private static void nsh(final String body, final Map<String, String> state) {
        final Matcher found = NSH.matcher(body);
        while (found.find()) {
            state.put(found.group(1), Long.toString(Long.parseLong(found.group(3),
                found.group(2) == null ? 10 : 16)));
        }
    }

    private static List<String> split(final String actions) {
        final var parts = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < actions.length(); i++) {
            final char c = actions.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(actions.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(actions.substring(start));
        return parts;
    }
}
