/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static org.junit.Assert.assertEquals;

import java.io.IOException;

/** Real TCP between two workloads, which are hosts until it is closed: what kernels send, not what a test makes. */
final class Download implements AutoCloseable {
    private static final int OCTETS = 2_000_000;

    private final ServiceNet net;
    private final String client;
    private final String server;

    Download(final ServiceNet net, final String client, final String server) throws IOException, InterruptedException {
        this.net = net;
        this.client = client;
        this.server = server;
        live(client);
        live(server);
    }

    /** Fetches two million octets: all of them must come. */
    void run(final int port) throws IOException, InterruptedException {
        net.node(server).inNamespace("sh", "-c", ("timeout 60 python3 -c \"import socket;"
            + "s=socket.create_server(('%s',%d));c=s.accept()[0];c.sendall(b'x'*%d);c.close()\" > /dev/null 2>&1 &")
            .formatted(ServiceNet.address(server), port, OCTETS));
        final var got = net.node(client).inNamespace("timeout", "60", "python3", "-c", """
            import socket, time
            while True:
                try:
                    c = socket.create_connection(('%s', %d), 5)
                    break
                except OSError:
                    time.sleep(0.1)
            got = 0
            while True:
                part = c.recv(65536)
                if not part:
                    break
                got += len(part)
            print(got)
            """.formatted(ServiceNet.address(server), port));
        assertEquals(Integer.toString(OCTETS), got.strip());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (var workload : new String[] {client, server}) {
            net.node(workload).inNamespace("ip", "address", "flush", "dev", workload);
        }
    }

    private void live(final String workload) throws IOException, InterruptedException {
        net.node(workload).live(workload, ServiceNet.mac(workload), ServiceNet.address(workload) + "/24");
    }
}
