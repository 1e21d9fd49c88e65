/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.vswitchd.ControlSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

public class OptionsTest {
    @Test
    public void defaultsAreThoseOfDebian() {
        final var options = Options.parse(List.of());
        assertEquals("unix:/var/run/openvswitch/db.sock", options.database().toString());
        assertEquals(new ControlSocket.In(Path.of("/var/run/openvswitch")), options.control());
        assertEquals(Options.Action.RUN, options.action());
    }

    @Test
    public void rundirMovesBothSockets() {
        final var options = Options.parse(List.of("--rundir", "/x", "--once"));
        assertEquals("unix:/x/db.sock", options.database().toString());
        assertEquals(new ControlSocket.In(Path.of("/x")), options.control());
        assertEquals(Options.Action.ONCE, options.action());
    }

    @Test
    public void socketsCanBeGiven() {
        final var options = Options.parse(List.of("--unixctl", "/a.ctl", "--ovsdb", "tcp:127.0.0.1:6640"));
        assertEquals("tcp:127.0.0.1:6640", options.database().toString());
        assertEquals(new ControlSocket.At(Path.of("/a.ctl")), options.control());
    }

    @Test
    public void mistakesAreExplained() {
        assertSays("--frobnicate", "--frobnicate");
        assertSays("followed by its value", "--ovsdb");
        assertSays("is not an endpoint", "--ovsdb", "nonsense");
        assertSays("without TLS", "--ovsdb", "ssl:127.0.0.1:6640");
        assertSays("listens", "--ovsdb", "ptcp:6640");
    }

    private static void assertSays(final String expected, final String... arguments) {
        final var e = assertThrows(IllegalArgumentException.class, () -> Options.parse(List.of(arguments)));
        assertTrue(e.getMessage(), e.getMessage().contains(expected));
    }
}
