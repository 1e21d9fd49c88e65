/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A cable that gives halves trouble, the same every time, and leaves all else alone.
 */
final class Relay implements AutoCloseable {
    private static final String PROGRAM = """
        import select, socket, sys

        def half(frame):
            at = {0x0800: 34, 0x86dd: 54}.get(int.from_bytes(frame[12:14], "big"))
            if at is None or len(frame) < at + 24 or frame[at + 2:at + 4] != (6089).to_bytes(2, "big"):
                return 0
            return 2 if frame[at + 20] & 4 else 1

        def port(name):
            ear = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
            ear.setsockopt(263, 23, 1)
            ear.setsockopt(socket.SOL_SOCKET, 33, 1 << 23)
            ear.bind((name, 0))
            return ear

        trouble = sys.argv[1]
        left, right = port("r1"), port("r2")
        other = {left: right, right: left}
        held = {left: None, right: None}
        firsts = {left: 0, right: 0}
        print("ready", flush=True)
        while True:
            for ear in select.select([left, right], [], [])[0]:
                frame = ear.recv(65535)
                kind = half(frame)
                out = [frame]
                if kind and trouble == "swap":
                    if kind == 1:
                        held[ear], out = frame, []
                    else:
                        out = [frame, held[ear]]
                elif kind and trouble == "duplicate":
                    out = [frame, frame]
                elif kind == 1 and trouble == "lose":
                    firsts[ear] += 1
                    out = [] if firsts[ear] % 3 == 0 else out
                for each in out:
                    other[ear].send(each)
        """;

    private final Process process;

    /** What happens. */
    enum Trouble {
        /** The second half comes first. */
        SWAP,
        /** Each half comes twice. */
        DUPLICATE,
        /** Every third first half is lost. */
        LOSE
    }

    private Relay(final Process process) {
        this.process = process;
    }

    /** Makes the NIC of both nodes, and what is between. */
    static Relay start(final TunnelHosts hosts, final Trouble trouble) throws Exception {
        final String netns = hosts.node(1).namespace("r");
        for (int number = 1; number <= 2; number++) {
            final String end = "r" + number;
            hosts.node(number).ip("link add u0 type veth peer name " + end + " netns " + netns);
            hosts.offloadsOff(netns, end);
            hosts.node(1).run("ip", "-n", netns, "link", "set", end, "mtu", "9000", "up");
        }
        final Path log = hosts.dir().resolve("relay.log");
        final Process process = new ProcessBuilder(List.of("ip", "netns", "exec", netns, "python3", "-c", PROGRAM,
            trouble.name().toLowerCase(Locale.ROOT))).redirectErrorStream(true)
            .redirectOutput(Redirect.to(log.toFile())).start();
        final var relay = new Relay(process);
        Await.until("the relay begins", () -> Files.readString(log), text -> text.contains("ready"));
        return relay;
    }

    @Override
    public void close() throws InterruptedException {
        Node.end(process);
    }
}
