/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Open vSwitch forgets how it handled frames when the controller says that flows changed (SI-2). */
public class CachesOvsTest {
    private static final Pattern CACHED = Pattern.compile("ipv4\\(dst=([0-9.]+)/.*actions:(\\S+)");
    private static final String NARROW = "10.1.2.2";
    private static final String WIDE = "10.1.0.1";
    private static final String OTHER = "20.2.0.2";

    @Rule
    public final Stage stage = new Stage(120);

    private Node node;

    @Before
    public void before() throws Exception {
        node = stage.set(Node::new);
        // nothing goes by itself; so what is gone was taken away
        node.run("ovs-vsctl", "set", "Open_vSwitch", ".", "other_config:max-idle=3600000", "--",
            "add-port", "br-sink", "one", "--", "set", "interface", "one", "type=internal", "--",
            "add-port", "br-sink", "two", "--", "set", "interface", "two", "type=internal");
        node.sheet("{}");
    }

    @Test
    public void whatOutlivesAChangeGoesWithTheNextWord() throws Exception {
        final String stale = provoke();
        node.helper();
        Await.until("the helper is there", () -> LocalStatus.of(node).has("counters"), there -> there);
        assertEquals("no word, no harm", 3, cached().size());
        node.externalId("weft-purge", "first");
        Await.until("nothing is cached", this::cached, Map::isEmpty);
        send(WIDE);
        send(NARROW);
        final Map<String, String> now = Await.until("cached anew", this::cached, all -> all.size() == 1);
        assertTrue(stale + " before, now " + now, !now.containsValue(stale));
        node.externalId("weft-purge", "second");
        Await.until("nothing is cached", this::cached, Map::isEmpty);
        assertEquals(2, emptied());
    }

    @Test
    public void whatWasSaidMeanwhileIsDoneWhenTheHelperComes() throws Exception {
        node.externalId("weft-purge", "first");
        provoke();
        node.helper();
        Await.until("nothing is cached", this::cached, Map::isEmpty);
        node.killVswitchd();
        node.startVswitchd();
        node.externalId("weft-purge", "second");
        Await.until("emptied", this::emptied, times -> times == 2);
    }

    /**
     * A cached flow that is narrower than flows want it to be, beside one that overlaps with it and is found first.
     * Open vSwitch up to 3.1.2 gives the actions of the one to the other when they change.
     *
     * @return the actions of the one before
     */
    private String provoke() throws Exception {
        flows("10.1.2.0/24", "one");
        send(OTHER);
        send(NARROW);
        Await.until("cached", this::cached, all -> all.size() == 2);
        flows("10.1.0.0/16", "one");
        node.appctl("revalidator/wait");
        send(WIDE);
        final Map<String, String> before = Await.until("cached", this::cached, all -> all.size() == 3);
        flows("10.1.0.0/16", "two");
        node.appctl("revalidator/wait");
        node.appctl("revalidator/wait");
        final Map<String, String> after = cached();
        if (node.run("ovs-vswitchd", "--version").contains(" 3.1.0\n")) {
            assertEquals("kept: " + after, before.get(NARROW), after.get(NARROW));
        }
        return before.get(NARROW);
    }

    private void flows(final String prefix, final String port) throws Exception {
        final Path file = stage.dir().resolve("flows");
        Files.write(file, List.of("priority=0,actions=drop", "ip,nw_dst=20.2.0.0/16,actions=one",
            "ip,nw_dst=" + prefix + ",actions=" + port));
        node.run("ovs-ofctl", "--bundle", "replace-flows", "br-sink", file.toString());
    }

    /** Sends a packet over the cable between the bridges. */
    private void send(final String to) throws Exception {
        final StringBuilder address = new StringBuilder();
        for (String part : to.split("\\.")) {
            address.append(String.format("%02x", Integer.parseInt(part)));
        }
        node.run("ovs-ofctl", "packet-out", "br-ex", "LOCAL", "output:u0", "020000000002" + "020000000001" + "0800"
            + "4500001c00000000401100000a000001" + address + "04000035" + "00080000");
    }

    /** Actions by destination, as the datapath has them. */
    private Map<String, String> cached() throws Exception {
        final Map<String, String> cached = new TreeMap<>();
        CACHED.matcher(node.appctl("dpctl/dump-flows")).results()
            .forEach(flow -> cached.put(flow.group(1), flow.group(2)));
        cached.keySet().retainAll(List.of(NARROW, WIDE, OTHER));
        return cached;
    }

    private int emptied() {
        final var status = LocalStatus.of(node);
        return status.has("counters") && status.getAsJsonObject("counters").has("caches-emptied")
            ? status.getAsJsonObject("counters").get("caches-emptied").getAsInt() : 0;
    }
}
