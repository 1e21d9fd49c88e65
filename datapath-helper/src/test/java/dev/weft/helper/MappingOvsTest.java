/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * A real helper asks a mapping service over TLS and has real Open vSwitch lead real pings by its answers (SI-9). They
 * are used for three seconds.
 */
public class MappingOvsTest {
    private static final Pattern SUM = Pattern.compile("(\\d+) packets transmitted, (\\d+) received");
    private static final Pattern ANSWER = Pattern.compile("icmp_seq=(\\d+) ttl=");
    private static final List<Integer> SERVED = List.of(1);
    private static final List<Integer> DIRECT = List.of();
    private static final String FIRST = "10.1.0.2";
    private static final String SECOND = "10.1.0.3";

    @Rule
    public final Stage stage = new Stage(180);

    private MappingHost host;
    private Process helper;

    @Before
    public void before() throws Exception {
        host = stage.set(MappingHost::new);
        host.paths.put(FIRST, SERVED);
        host.paths.put(SECOND, DIRECT);
        startHelper();
    }

    private void startHelper() throws Exception {
        helper = host.node.helper();
        Await.until("all is well", host.node::report, text -> text.contains("\"state\":\"ok\""));
        Await.until("the policy", host::shown, shown -> shown.has("revision"));
    }

    @Test
    public void packetsGoAsTheServiceAnswersAndNoneIsLost() throws Exception {
        assertEquals(0, lost(host.in("w", "ping -q -c 5 -i 0.2 -W 5 " + FIRST)));
        assertTrue(host.served() >= 5);
        final long before = host.served();
        assertEquals(0, lost(host.in("w", "ping -q -c 5 -i 0.2 -W 5 " + SECOND)));
        assertTrue("directly, but for what a bridge says by itself", host.served() < before + 5);
        assertTrue(host.count("mapping-frames-released") >= 6);
        // the workload both ways, the service both ways
        Await.until("four places and two", () -> host.shown().get("known").getAsInt(), known -> known == 6);
        Await.until("what is not used is forgotten", () -> host.shown().get("known").getAsInt(), known -> known == 0);
    }

    @Test
    public void aNewRevisionMovesTrafficAndLosesNothing() throws Exception {
        // the first answer may take longer than frames have room to wait
        host.in("w", "ping -q -c 1 -W 9 " + FIRST);
        final Process ping = host.begin("w", "ping -i 0.02 -W 5 " + FIRST, "ping");
        Await.until("by the service", host::served, served -> served > 20);
        host.paths.put(FIRST, DIRECT);
        host.revise(2);
        awaitStill();
        host.paths.put(FIRST, SERVED);
        host.revise(3);
        final long before = host.served();
        Await.until("by the service again", host::served, served -> served > before + 20);
        assertEquals(0, missing(end(ping)));
        Await.until("two directions, twice", () -> host.count("mapping-changed"), changed -> changed >= 4);
    }

    @Test
    public void whatIsKnownGoesOnWithoutTheServiceAndWithAnotherHelper() throws Exception {
        // long enough for another helper to begin
        host.lifetime = 12;
        final Process ping = host.begin("w", "ping -i 0.05 -W 5 " + FIRST, "ping");
        Await.until("by the service", host::served, served -> served > 20);
        host.silence();
        // at the workload and behind the service, in both directions
        Await.until("kept", () -> host.count("mapping-kept"), kept -> kept >= 4);
        assertTrue(host.shown().get("problem").getAsString().contains("no connection"));
        final Process stranger = host.begin("w", "ping -q -c 3 -i 0.2 -W 1 " + SECOND, "stranger");
        assertEquals("nobody knows", 3, lost(end(stranger, "stranger")));
        Node.end(helper);
        startHelper();
        final long before = host.served();
        Await.until("known by the new helper", () -> host.count("mapping-kept"), kept -> kept >= 4);
        Await.until("still by the service", host::served, served -> served > before + 20);
        assertEquals(0, missing(end(ping)));
        host.serve();
        Await.until("asked", () -> host.count("mapping-answers"), answers -> answers > 0);
        Await.until("found", () -> host.begin("w", "ping -q -c 1 -W 1 " + SECOND, "found").waitFor(),
            status -> status == 0);
    }

    @Test
    public void refusedPacketsAreDroppedUntilTheMappingSaysOtherwise() throws Exception {
        final Process refused = host.begin("w", "ping -q -c 20 -i 0.05 -W 1 10.1.0.4", "refused");
        assertEquals(20, lost(end(refused, "refused")));
        assertTrue(host.count("mapping-refused") >= 1);
        assertTrue("not each frame is a question", host.asked.get() < 10);
        Await.until("all are counted for the policy, but for those that had no room", () -> host.refused()
            + host.count("mapping-frames-overflow"), counted -> counted >= 20);
        host.paths.put("10.1.0.4", SERVED);
        host.revise(2);
        Await.until("found", () -> host.begin("w", "ping -q -c 1 -W 1 10.1.0.4", "found").waitFor(),
            status -> status == 0);
    }

    @Test
    public void allOfItAgainAfterThePolicyIsGone() throws Exception {
        host.in("w", "ping -q -c 2 -i 0.2 -W 5 " + FIRST);
        host.node.removeExternalId("weft-mapping-7");
        Await.until("no flows of the helper", () -> host.node.run("ovs-ofctl", "-O", "OpenFlow13", "dump-flows",
            "br-int", "table=29"), text -> !text.contains("cookie=0x580e"));
        host.revise(4);
        Await.until("found", () -> host.begin("w", "ping -q -c 1 -W 1 " + FIRST, "found").waitFor(),
            status -> status == 0);
    }

    /** Returns when the service gets nothing any more. */
    private void awaitStill() throws Exception {
        final long[] last = {-1, 0};
        Await.until("directly", () -> {
            final long now = host.served();
            last[1] = now == last[0] ? last[1] + 1 : 0;
            last[0] = now;
            return last[1];
        }, still -> still >= 5);
    }

    private String end(final Process ping) throws Exception {
        new ProcessBuilder("kill", "-INT", Long.toString(ping.pid())).start().waitFor();
        return end(ping, "ping");
    }

    private String end(final Process ping, final String output) throws Exception {
        assertTrue(ping.waitFor(30, TimeUnit.SECONDS));
        return Files.readString(stage.dir().resolve(output));
    }

    /** How many answers are missing before the last one: what was asked after that may still be under way. */
    private static int missing(final String output) {
        final var answers = ANSWER.matcher(output).results().map(found -> Integer.parseInt(found.group(1))).toList();
        assertFalse(output, answers.isEmpty());
        return Collections.max(answers) - answers.size();
    }

    private static int lost(final String output) {
        final var found = SUM.matcher(output);
        assertTrue(output, found.find());
        return Integer.parseInt(found.group(1)) - Integer.parseInt(found.group(2));
    }
}
