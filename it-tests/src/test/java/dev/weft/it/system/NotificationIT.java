/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.system;

import static org.junit.Assert.assertFalse;

import dev.weft.it.harness.Await;
import dev.weft.it.harness.Intent;
import java.net.URI;
import java.util.Queue;
import org.junit.Test;

/** State changes are pushed to whoever subscribed, as server-sent events (VL-12). */
public class NotificationIT extends SystemTestCase {
    @Test
    public void aSubscriberSeesALinkGoDownAndUp() {
        final var events = subscribe("/weft:weft/weft:link[weft:name='blue']/weft:state");
        final String port = lab().port("fw-blue");
        lab().exec("host1", "ovs-vsctl", "del-port", "br-int", port);
        final var down = awaitEvent(events, "waiting");
        lab().exec("host1", "ovs-vsctl", "add-port", "br-int", port, "--", "set", "Interface", port,
            "external_ids:iface-id=fw-blue/eth0");
        final var up = awaitEvent(events, "up");
        assertReaches("fw-blue", "10.0.0.2");
        saw("events: {} and {}", shortened(down), shortened(up));
    }

    private static Queue<String> subscribe(final String path) {
        final var restconf = intent().restconf();
        final var input = Intent.json("{'input':{'sal-remote-augment:datastore':'OPERATIONAL',"
            + "'sal-remote-augment:scope':'SUBTREE','sal-remote-augment:notification-output-type':'JSON'}}");
        input.getAsJsonObject("input").addProperty("path", path);
        final var output = restconf.call("sal-remote:create-data-change-event-subscription", input).orFail();
        final String stream = output.body().getAsJsonObject().getAsJsonObject("sal-remote:output")
            .get("stream-name").getAsString();
        final var location = Await.until("the address of stream " + stream, SOON,
            () -> restconf.get("ietf-restconf-monitoring:restconf-state/streams/stream/" + stream),
            answer -> answer.status() == 200);
        final String address = location.body().getAsJsonObject().toString();
        final int begin = address.indexOf("http");
        assertFalse("no location in " + address, begin < 0);
        return restconf.events(URI.create(address.substring(begin, address.indexOf('"', begin))));
    }

    /** Waits for an event that says a status. What comes before it is taken away. */
    private static String awaitEvent(final Queue<String> events, final String status) {
        return Await.until("an event with status " + status, SOON, () -> {
            final String next = events.poll();
            return next == null ? "" : next;
        }, text -> text.contains("\"status\":\"" + status + "\""));
    }

    private static String shortened(final String text) {
        return text.length() > 300 ? text.substring(0, 300) + " ..." : text;
    }
}
