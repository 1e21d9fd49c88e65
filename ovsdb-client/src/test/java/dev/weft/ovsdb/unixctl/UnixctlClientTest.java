/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.unixctl;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.ovsdb.Await;
import dev.weft.ovsdb.OvsdbServerProcess;
import dev.weft.ovsdb.error.DisconnectedException;
import dev.weft.ovsdb.error.RpcErrorException;
import dev.weft.ovsdb.net.RpcTransport;
import java.time.Duration;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Commands to the control socket of a real daemon. */
public class UnixctlClientTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final RpcTransport transport = RpcTransport.create();
    private OvsdbServerProcess server;
    private UnixctlClient client;

    @Before
    public void start() throws Exception {
        server = OvsdbServerProcess.start(folder.getRoot().toPath(), OvsdbServerProcess.VSWITCH_SCHEMA);
        client = new UnixctlClient(transport, server.control(), Duration.ofSeconds(5));
    }

    @After
    public void stop() throws Exception {
        transport.close();
        server.close();
    }

    @Test
    public void runsCommands() throws Exception {
        assertTrue(Await.get(client.run("version")).startsWith("ovsdb-server (Open vSwitch) "));
        assertTrue(Await.get(client.run("list-commands")).contains("ovsdb-server/list-dbs"));
        assertEquals("", Await.get(client.run("vlog/set", "jsonrpc:file:dbg")).strip());
    }

    @Test
    public void refusedCommandsSayWhy() {
        final var failure = Await.failure(RpcErrorException.class, client.run("fly", "high"));
        assertTrue(failure.getMessage(), failure.getMessage().startsWith("fly failed: \"fly\" is not a valid command"));
    }

    @Test
    public void absentDaemonIsDisconnected() throws Exception {
        server.kill();
        Await.failure(DisconnectedException.class, client.run("version"));
        server.restart();
        assertTrue(Await.get(client.run("version")).startsWith("ovsdb-server"));
    }
}
