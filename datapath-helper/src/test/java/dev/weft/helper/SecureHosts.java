/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two nodes whose guests' frames travel between the nodes' security addresses, as the controller would program it.
 */
final class SecureHosts implements Scene {
    /** The OpenFlow number of the tunnel port. */
    private static final int TUNNEL = 100;
    private static final String SEND = """
        import socket, sys
        out = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
        out.bind(("u0", 0))
        for frame in sys.argv[1:]:
            out.send(bytes.fromhex(frame))
        """;
    private static final Map<String, Integer> FIRST_OCTETS = Map.of("authenticated", 240, "encrypted", 244);

    final TunnelHosts hosts;

    SecureHosts(final Path dir) {
        hosts = new TunnelHosts(dir);
    }

    @Override
    public void setUp() throws Exception {
        hosts.setUp();
    }

    Node node(final int number) {
        return hosts.node(number);
    }

    /** A key that is only good for tests. */
    static String key(final int number) {
        final byte[] key = new byte[32];
        key[0] = (byte) number;
        return Base64.getEncoder().encodeToString(key);
    }

    /** Where Open vSwitch sends to for a node. */
    static String address(final String protection, final int number) {
        return FIRST_OCTETS.get(protection) + ".0.0." + (2 * number + 1);
    }

    /** Orders for a node, without those for the other one. */
    void gateway(final int number) throws Exception {
        gateway(number, 0);
    }

    /** The same, with something that has no meaning, so that the helper looks at everything. */
    void gateway(final int number, final int meaningless) throws Exception {
        node(number).externalId("weft-security", "{\"installation\":1,\"host\":" + number + ",\"n\":"
            + meaningless + "}");
    }

    /** Orders for the way to the other node. */
    void peer(final int number, final String protection, final List<String> keys) throws Exception {
        final int other = 3 - number;
        node(number).externalId("weft-secure-" + other, "{\"local\":\"10.77.1." + number + "\",\"remote\":\"10.77.1."
            + other + "\",\"protections\":[\"" + protection + "\"],\"keys\":[\"" + String.join("\",\"", keys)
            + "\"]}");
    }

    /** The same over IPv6, for both protections. */
    void peerOverIpv6(final int number) throws Exception {
        final int other = 3 - number;
        node(number).externalId("weft-secure-" + other, "{\"local\":\"fd00:77:1::" + number
            + "\",\"remote\":\"fd00:77:1::" + other + "\",\"protections\":[\"authenticated\",\"encrypted\"],"
            + "\"keys\":[\"" + key(7) + "\"]}");
    }

    /** The frames of guests go by that protection, and are let in from it alone. */
    void link(final String protection) throws Exception {
        for (int number = 1; number <= 2; number++) {
            final String mine = address(protection, number);
            final String other = address(protection, 3 - number);
            node(number).run("ovs-ofctl", "del-flows", "br-int");
            node(number).run("ovs-ofctl", "add-flow", "br-int", "in_port=1,actions=set_field:0x1001->tun_id,set_field:"
                + mine + "->tun_src,set_field:" + other + "->tun_dst,output:" + TUNNEL);
            node(number).run("ovs-ofctl", "add-flow", "br-int", "in_port=" + TUNNEL + ",tun_id=0x1001,tun_src=" + other
                + ",tun_dst=" + mine + ",actions=output:1");
        }
    }

    /** Packets that the other node's flow let in. */
    long letIn(final int number) throws Exception {
        return node(number).run("ovs-ofctl", "dump-flows", "br-int").lines().filter(line -> line.contains("tun_id="))
            .mapToLong(line -> Long.parseLong(line.replaceFirst(".*n_packets=([0-9]+),.*", "$1"))).sum();
    }

    /** A counter of a node as its helper tells it; 0 if it tells none. */
    long counter(final int number, final String name) {
        return LocalStatus.counter(node(number), name);
    }

    boolean answers() throws Exception {
        return hosts.answers(1, "10.1.0.", 100, "-c 1 -W 1");
    }

    void awaitAnswers() throws Exception {
        Await.until("frames cross", this::answers, Boolean::booleanValue);
    }

    /** Sends frames from the network card of a node, in hexadecimal digits. */
    void inject(final int number, final List<String> frames) throws Exception {
        final List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", node(number).netns, "python3",
            "-c", SEND));
        command.addAll(frames);
        node(number).run(command.toArray(String[]::new));
    }

    /** The process id of a node's charon; empty if it has none. */
    Optional<ProcessHandle> charon(final int number) throws IOException {
        final Path file = node(number).rundir().resolve("weft-ipsec").resolve("charon.pid");
        return Files.exists(file) ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
            : Optional.empty();
    }

    @Override
    public String picture() throws IOException {
        return hosts.picture();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (int number = 1; number <= hosts.nodes.size(); number++) {
            charon(number).ifPresent(ProcessHandle::destroyForcibly);
        }
        hosts.close();
    }
}
