/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.net;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class EndpointTest {
    @Test
    public void readsAndWrites() {
        for (String text : List.of("tcp:192.0.2.1:6640", "ssl:node-1.example:6641", "tcp:[2001:db8::1]:6640",
                "ssl:[fe80::1%eth0]:1", "unix:/run/openvswitch/db.sock", "ptcp:6640", "ptcp:6640:192.0.2.1",
                "ptcp:0:127.0.0.1", "pssl:6640:[::1]")) {
            assertEquals(text, Endpoint.parse(text).toString());
        }
    }

    @Test
    public void portOfOvsdbIsTheDefault() {
        assertEquals(new Endpoint.Tcp("192.0.2.1", 6640), Endpoint.parse("tcp:192.0.2.1"));
        assertEquals(new Endpoint.Ssl("2001:db8::1", 6640), Endpoint.parse("ssl:[2001:db8::1]"));
        assertEquals(new Endpoint.PassiveTcp(6640, Optional.empty()), Endpoint.parse("ptcp:"));
    }

    @Test
    public void knowsWhatNeedsKeysAndWhoCalls() {
        assertTrue(Endpoint.parse("ssl:192.0.2.1").secure());
        assertTrue(Endpoint.parse("pssl:6640").secure());
        assertFalse(Endpoint.parse("unix:/a").secure());
        assertEquals("tcp:192.0.2.1:1", Endpoint.parseDial("tcp:192.0.2.1:1").toString());
        assertEquals("ptcp:1", Endpoint.parseListen("ptcp:1").toString());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Endpoint.parseDial("ptcp:1")).getMessage()
            .contains("tcp:HOST:PORT"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Endpoint.parseListen("tcp:a:1")).getMessage()
            .contains("ptcp:PORT[:ADDRESS]"));
    }

    @Test
    public void saysWhatIsWrong() {
        refuses("", "should be at most 512 characters and begin with tcp:");
        refuses("http://192.0.2.1", "should begin with tcp:, ssl:, unix:, ptcp: or pssl:");
        refuses("tcp:", "the host should be");
        refuses("tcp:2001:db8::1:6640", "should stand in brackets");
        refuses("tcp:[2001:db8::1:6640", "the bracket is not closed");
        refuses("tcp:[2001:db8::1]6640", "a colon and the port should follow");
        refuses("tcp:[192.0.2]:1", "the host should be");
        refuses("tcp:192.0.2.300:6640", "the host should be");
        refuses("tcp:a b:6640", "the host should be");
        refuses("tcp:192.0.2.1:0", "the port should be 1 to 65535, but is 0");
        refuses("tcp:192.0.2.1:65536", "the port should be 1 to 65535, but is 65536");
        refuses("tcp:192.0.2.1:ovsdb", "the port should be a number, but is \"ovsdb\"");
        refuses("ptcp:x", "the port should be a number");
        refuses("ptcp:6640:name", "the local address should be");
        refuses("ptcp:6640:[::1]x", "nothing should follow the bracket");
        refuses("unix:", "1 to 107 bytes");
        refuses("unix:/" + "a".repeat(107), "1 to 107 bytes");
        refuses("tcp:" + "a".repeat(600), "at most 512 characters");
    }

    private static void refuses(final String text, final String reason) {
        final var failure = assertThrows(text, IllegalArgumentException.class, () -> Endpoint.parse(text));
        assertTrue(failure.getMessage(), failure.getMessage().contains(reason));
    }
}
