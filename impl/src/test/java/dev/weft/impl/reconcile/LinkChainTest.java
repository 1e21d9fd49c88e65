/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.ObjectStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.Alarms;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.state.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.ChainStateChange;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Appliances joined in their order by links, as one object (VL-16). */
public class LinkChainTest extends ControllerTestBase {
    private static final String[] THREE = {"-/router/out", "in/fw/out", "in/lb/-"};
    private static final String[] FOUR = {"-/router/out", "in/fw/out", "in/ids/out", "in/lb/-"};

    private void appliances() throws Exception {
        store(put(Yang.node("host1"), Yang.aNode("host1", "10.0.0.1")),
            put(Yang.node("host2"), Yang.aNode("host2", "10.0.0.2")),
            put(Yang.node("host3"), Yang.aNode("host3", "10.0.0.3")),
            appliance("router", "host1"), appliance("fw", "host2"), appliance("ids", "host3"),
            appliance("lb", "host1"));
    }

    private static Change appliance(final String name, final String node) {
        return put(Yang.appliance(name), Yang.anAppliance(name, node, Yang.aPort("in"), Yang.aPort("out")));
    }

    private static Change chain(final String... stages) {
        return put(Yang.chain("edge"), Yang.aChain("edge", stages));
    }

    private State state() {
        return written(Yang.chain("edge")).getState();
    }

    private void up() {
        driver.acknowledgeAll();
        await("up", () -> state().getStatus() == Status.Up);
    }

    /** The segment ids by their links' names. */
    private Map<String, Long> segments() {
        return config(Yang.IDS).orElseThrow().nonnullSegment().values().stream()
            .filter(entry -> entry.getReleased() == null)
            .collect(Collectors.toMap(entry -> entry.getOwner().getValue(), entry -> entry.getId().getValue().toJava(),
                (one, other) -> one, TreeMap::new));
    }

    @Test
    public void aChainBecomesLinks() throws Exception {
        start();
        appliances();
        store(chain(THREE));
        assertEquals(List.of("link edge.fw-lb#b", "link edge.router-fw#a", "peer host2/ipv4", "shut-port lb/out",
            "shut-port router/in"), driver.keys("host1"));
        assertEquals(List.of("link edge.fw-lb#a", "link edge.router-fw#b", "peer host1/ipv4"), driver.keys("host2"));
        assertEquals(Status.Waiting, state().getStatus());
        assertTrue(state().getReason(), state().getReason().startsWith("link edge."));
        up();
        assertNull(state().getReason());
        assertEquals(Map.of("edge.router-fw", "router fw up", "edge.fw-lb", "fw lb up"), links());
        assertEquals(Status.Up, written(Yang.link("edge.fw-lb")).getState().getStatus());
        assertEquals("edge.fw-lb", written(Yang.port("lb", "in")).getState().getLink().getValue());
        assertTrue("links are not intent of their own", config(Yang.link("edge.fw-lb")).isEmpty());
    }

    private Map<String, String> links() {
        return state().nonnullLink().values().stream().collect(Collectors.toMap(link -> link.getName().getValue(),
            LinkChainTest::text));
    }

    private static String text(final Link link) {
        return link.getFrom().getValue() + " " + link.getTo().getValue() + " " + link.getStatus().getName();
    }

    @Test
    public void whatStaysGoesOnWhenAStageIsInserted() throws Exception {
        start();
        appliances();
        store(chain(THREE));
        up();
        final var before = segments();
        driver.takeCalls();
        store(chain(FOUR));
        assertEquals("only the firewall's other side is another one", List.of(
            "apply host1 +[link edge.ids-lb#b, peer host3/ipv4] -[link edge.fw-lb#b]",
            "apply host2 +[link edge.fw-ids#a, peer host3/ipv4] -[link edge.fw-lb#a]",
            "apply host3 +[link edge.fw-ids#b, link edge.ids-lb#a, peer host1/ipv4, peer host2/ipv4]"
                + " -[shut-port ids/in, shut-port ids/out]"), driver.calls().stream().sorted().toList());
        final var after = segments();
        assertEquals(List.of("edge.fw-ids", "edge.ids-lb", "edge.router-fw"), List.copyOf(after.keySet()));
        assertEquals(before.get("edge.router-fw"), after.get("edge.router-fw"));
        assertNotEquals(before.get("edge.fw-lb"), after.get("edge.ids-lb"));
        await("the old link's state to go", () -> operational(Yang.link("edge.fw-lb")).isEmpty());
        assertEquals(3, state().nonnullLink().size());
        up();
        driver.takeCalls();
        store(chain(THREE));
        assertEquals(List.of("edge.fw-lb", "edge.router-fw"), List.copyOf(segments().keySet()));
        assertEquals(before.get("edge.router-fw"), segments().get("edge.router-fw"));
    }

    @Test
    public void stagesCanBeNumberedAnewWithoutAnyChange() throws Exception {
        start();
        appliances();
        store(chain(THREE));
        up();
        driver.takeCalls();
        store(put(Yang.chain("edge"), Yang.aChain("edge", 7, THREE)));
        assertEquals(List.of(), driver.calls());
        assertEquals(Status.Up, state().getStatus());
    }

    @Test
    public void theOrderChangesInOneRequest() throws Exception {
        start();
        appliances();
        store(chain(FOUR));
        up();
        store(chain("-/router/out", "in/ids/out", "in/fw/out", "in/lb/-"));
        assertEquals(List.of("edge.fw-lb", "edge.ids-fw", "edge.router-ids"), List.copyOf(segments().keySet()));
        up();
        assertEquals(Map.of("edge.router-ids", "router ids up", "edge.ids-fw", "ids fw up", "edge.fw-lb", "fw lb up"),
            links());
    }

    @Test
    public void whateverTheOrderNeighboursAreJoinedAndStayWhatTheyAre() throws Exception {
        final long seed = System.nanoTime();
        final var random = new Random(seed);
        start();
        appliances();
        Map<String, Long> before = Map.of();
        for (int step = 0; step < 40; step++) {
            final var order = new ArrayList<>(List.of("router", "fw", "ids", "lb"));
            Collections.shuffle(order, random);
            final var chosen = order.subList(0, 2 + random.nextInt(3));
            if (random.nextInt(8) == 0) {
                store(delete(Yang.chain("edge")));
                chosen.clear();
            } else {
                store(chain(chosen.stream().map(name -> "in/" + name + "/out").toArray(String[]::new)));
            }
            final var where = "seed " + seed + " step " + step + " " + chosen;
            final var pairs = IntStream.range(1, chosen.size())
                .mapToObj(i -> "edge." + chosen.get(i - 1) + "-" + chosen.get(i)).sorted().toList();
            final var now = segments();
            assertEquals(where, pairs, List.copyOf(now.keySet()));
            assertEquals(where, pairs.stream().flatMap(link -> Stream.of("link " + link + "#a", "link " + link + "#b"))
                .toList(), Stream.of("host1", "host2", "host3").flatMap(host -> driver.keys(host).stream())
                .filter(key -> key.startsWith("link ")).sorted().toList());
            for (var pair : pairs) {
                assertEquals(where, before.getOrDefault(pair, now.get(pair)), now.get(pair));
            }
            before = now;
        }
    }

    @Test
    public void theChainGoesWithItsLinksAndLeavesAppliances() throws Exception {
        start();
        appliances();
        store(chain(THREE));
        up();
        store(delete(Yang.chain("edge")));
        assertEquals(List.of("shut-port lb/in", "shut-port lb/out", "shut-port router/in", "shut-port router/out"),
            driver.keys("host1"));
        assertEquals(Map.of(), segments());
        assertEquals(2, released());
        await("state", () -> operational(Yang.chain("edge")).isEmpty()
            && operational(Yang.link("edge.fw-lb")).isEmpty());
        assertTrue(config(Yang.appliance("fw")).isPresent());
    }

    @Test
    public void numbersOutliveARestart() throws Exception {
        start();
        appliances();
        store(chain(THREE));
        final var before = segments();
        start();
        assertEquals(before, segments());
        // what cannot be read keeps what it has
        store(chain("-/router/out", "in/fw/out", "-/lb/-"));
        assertEquals(before, segments());
        start();
        assertEquals(before, segments());
        store(chain(THREE));
        assertEquals(before, segments());
    }

    @Test
    public void aLinkOfItsOwnMakesRoomInOneRequest() throws Exception {
        start();
        appliances();
        store(put(Yang.link("edge.fw-lb"), Yang.aLink("edge.fw-lb", "fw/out", "lb/in")));
        final var before = segments();
        store(delete(Yang.link("edge.fw-lb")), chain(THREE));
        assertEquals(before.get("edge.fw-lb"), segments().get("edge.fw-lb"));
        store(delete(Yang.chain("edge")), put(Yang.link("edge.fw-lb"), Yang.aLink("edge.fw-lb", "fw/out", "lb/in")));
        assertEquals(before, segments());
        assertEquals(List.of("link edge.fw-lb#a", "peer host1/ipv4", "shut-port fw/in"), driver.keys("host2"));
    }

    @Test
    public void anApplianceThatIsGoneAllTheSameTakesNoStageAlong() throws Exception {
        start();
        appliances();
        store(chain(THREE));
        up();
        // behind the check's back
        store(delete(Yang.appliance("fw")));
        await("waiting", () -> state().getStatus() == Status.Waiting);
        assertEquals(3, config(Yang.chain("edge")).orElseThrow().nonnullStage().size());
        assertTrue("nothing passes it by", driver.keys("host1").stream().noneMatch(key -> key.startsWith("link")));
        store(appliance("fw", "host3"));
        up();
    }

    @Test
    public void troubleOfALinkIsThatOfItsChain() throws Exception {
        final var heard = Collections.synchronizedList(new ArrayList<String>());
        getDataBrokerTestCustomizer().createNotificationService().registerListener(ChainStateChange.class, change ->
            heard.add(change.getChain().getValue() + " " + change.getOldStatus().getName() + " "
                + change.getNewStatus().getName()));
        start();
        appliances();
        store(chain(THREE));
        up();
        driver.report("host2", "link edge.fw-lb#a", new ObjectStatus.Failed("OFPFMFC_TABLE_FULL"));
        await("failed", () -> state().getStatus() == Status.Failed);
        assertEquals("link edge.fw-lb: end a: host2: OFPFMFC_TABLE_FULL", state().getReason());
        await("alarm", () -> alarm().contains("false major link edge.fw-lb: end a: host2: OFPFMFC_TABLE_FULL"));
        driver.acknowledgeAll();
        up();
        await("clearance", () -> alarm().startsWith("true"));
        assertTrue(state().nonnullHistory().size() >= 3);
        await("notifications", () -> heard.containsAll(List.of("edge up failed", "edge failed up")));
        store(delete(Yang.chain("edge")));
    }

    private String alarm() {
        return operational(InstanceIdentifier.create(Alarms.class)).stream()
            .flatMap(alarms -> alarms.nonnullAlarm().values().stream())
            .filter(alarm -> alarm.getResource().equals("chain/edge")).findFirst()
            .map(alarm -> alarm.getIsCleared() + " " + alarm.getSeverity().getName() + " " + alarm.getText())
            .orElse("none");
    }
}
