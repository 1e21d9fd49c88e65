/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.flow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.FlowInspector;
import dev.weft.api.node.FlowInspector.Line;
import dev.weft.api.node.FlowInspector.Verdict;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectKind;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.cli.DatastoreTest;
import dev.weft.cli.SampleIntent;
import dev.weft.cli.link.ChainIntents;
import dev.weft.cli.link.Stages;
import dev.weft.cli.store.Refusal;
import dev.weft.cli.text.Format;
import dev.weft.cli.view.StateViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.ChainName;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.ChainBuilder;

public class FlowComparisonTest extends DatastoreTest {
    private static final ObjectKey BLUE_A = ObjectKey.linkEnd(new LinkId("blue"), new SegmentId(5), 0);
    private static final ObjectKey BLUE_B = ObjectKey.linkEnd(new LinkId("blue"), new SegmentId(5), 1);
    private static final ObjectKey BLUE2_A = ObjectKey.linkEnd(new LinkId("blue2"), new SegmentId(6), 0);
    private static final ObjectKey PEER = new ObjectKey(ObjectKind.PEER, 2, "h2 192.0.2.2");
    private static final ObjectKey SHUT = ObjectKey.shutPort(new InterfaceId("fw", "eth2"));
    private static final NetworkId NETWORK = new NetworkId("red");
    private static final NetworkKey FENCE = NetworkKey.fence(new SegmentId(9));
    private static final ObjectKey RED = ObjectKey.network(NETWORK, FENCE);
    private static final ObjectKey MEMBER = ObjectKey.networkMember(NETWORK, FENCE, new InterfaceId("fw", "eth3"));
    private static final ObjectKey ADDRESS = ObjectKey.networkMac(NETWORK, FENCE, MacAddress.of("02:00:00:00:00:07"));
    private static final ObjectKey LIMIT = ObjectKey.portLimit(new InterfaceId("fw", "eth3"));
    private static final Map<String, List<Line>> SWITCHES = Map.of(
        "h1", List.of(line(Verdict.PRESENT, ObjectKey.PIPELINE, "table=CLASSIFY,priority=0 actions=drop"),
            line(Verdict.PRESENT, BLUE_A, "table=LINK,tun_id=5 actions=output:1"),
            line(Verdict.MISSING, BLUE2_A, "table=LINK,tun_id=6 actions=output:2"),
            line(Verdict.PRESENT, PEER, "table=PEER,tun_src=192.0.2.2 actions=resubmit(,LINK)"),
            line(Verdict.PRESENT, SHUT, "table=CLASSIFY,in_port=4 actions=drop"),
            new Line(Verdict.UNWANTED, Optional.empty(), "table=LINK,tun_id=99 actions=output:9")),
        "h2", List.of(line(Verdict.MISSING, BLUE_B, "table=LINK,tun_id=5 actions=output:7")));
    private static final FlowInspector INSPECTOR = (node, filter) -> SWITCHES.getOrDefault(node.value(), List.of())
        .stream().filter(line -> line.owner().map(filter::test).orElseGet(() -> filter.test(ObjectKey.PIPELINE)))
        .toList();

    private final List<FlowInspector> inspectors = new ArrayList<>(List.of(INSPECTOR));
    private FlowComparison flows;

    @Before
    public void before() {
        final var sample = new SampleIntent(getDataBroker());
        sample.write();
        flows = new FlowComparison(inspectors, new StateViews(sample.store()));
    }

    @Test
    public void aNodeShowsEverythingMarkedWithOwners() throws Refusal {
        assertEquals(SampleIntent.lines("""
            node h1: 4 present, 1 missing (-), 1 unwanted (+)
              pipeline pipeline  table=CLASSIFY,priority=0 actions=drop
              link blue#a        table=LINK,tun_id=5 actions=output:1
            - link blue2#a       table=LINK,tun_id=6 actions=output:2
              peer h2 192.0.2.2  table=PEER,tun_src=192.0.2.2 actions=resubmit(,LINK)
              shut-port fw/eth2  table=CLASSIFY,in_port=4 actions=drop
            + unknown            table=LINK,tun_id=99 actions=output:9"""),
            SampleIntent.lines(NodeFlows.table(flows.of("h1"))));
    }

    @Test
    public void aLinkIsShownOnAllItsNodesWithoutLinksThatBeginAlike() throws Refusal {
        assertEquals(SampleIntent.lines("""
            node h1: 1 present, 0 missing (-), 0 unwanted (+)
              link blue#a  table=LINK,tun_id=5 actions=output:1

            node h2: 0 present, 1 missing (-), 0 unwanted (+); the switch is not connected
            - link blue#b  table=LINK,tun_id=5 actions=output:7"""),
            SampleIntent.lines(NodeFlows.table(flows.of("blue"))));
    }

    @Test
    public void interfacesPeersAndParts() throws Refusal {
        assertEquals(List.of("link blue#a"), owners(flows.of("fw/eth0")));
        assertEquals(List.of("shut-port fw/eth2"), owners(flows.of("fw/eth2")));
        assertEquals(List.of("peer h2 192.0.2.2"), owners(flows.of("192.0.2.2")));
        assertEquals(List.of("peer h2 192.0.2.2"), owners(flows.ofObject("h2", "h1")));
        assertEquals(List.of("link blue#b"), owners(flows.ofObject("blue", "h2")));
    }

    @Test
    public void aNetworkIsShownWithItsPartsAndAnInterfaceWithItsMembership() throws Refusal {
        new SampleIntent(getDataBroker()).writeNetworks();
        final var other = ObjectKey.network(new NetworkId("red2"), FENCE);
        inspectors.set(0, (node, filter) -> Stream.of(RED, MEMBER, ADDRESS, LIMIT, other).filter(filter)
            .map(key -> line(Verdict.PRESENT, key, "actions=drop")).filter(line -> node.value().equals("h1")).toList());
        assertEquals(List.of("network red", "member red#fw/eth3", "address red#02:00:00:00:00:07"),
            owners(flows.of("red")));
        assertEquals(List.of("member red#fw/eth3", "limit fw/eth3"), owners(flows.of("fw/eth3")));
        assertEquals("no flows", NodeFlows.table(flows.of("farm")));
    }

    @Test
    public void aChainIsShownWithItsLinksAndALinkOfItsNameToo() throws Refusal {
        final var name = new ChainName("blue");
        final var sample = new SampleIntent(getDataBroker());
        new ChainIntents(sample.store()).add(new ChainBuilder().setName(name)
            .setStage(new Stages(List.of("fw/-/eth2", "lb/eth2")).numbered()).build());
        final var chained = ObjectKey.linkEnd(new LinkId("blue.fw-lb"), new SegmentId(7), 1);
        inspectors.set(0, (node, filter) -> Stream.of(BLUE_A, BLUE2_A, chained).filter(filter)
            .map(key -> line(Verdict.PRESENT, key, "actions=drop")).filter(line -> node.value().equals("h1")).toList());
        assertEquals(List.of("link blue#a", "link blue.fw-lb#b"), owners(flows.of("blue")));
        assertEquals(List.of("link blue.fw-lb#b"), owners(flows.of("blue.fw-lb")));
        assertEquals(List.of("link blue.fw-lb#b"), owners(flows.of("lb/eth2")));
    }

    @Test
    public void nothingToShowIsNoErrorWhenTheObjectExists() throws Refusal {
        assertEquals("no flows", NodeFlows.table(flows.of("lb/eth3")));
        assertEquals("no flows", NodeFlows.table(flows.ofObject("blue2", "h2")));
    }

    @Test
    public void unknownNames() {
        refused("no node, link, network, service, policy or interface is named 'green', and no flow belongs to an"
            + " object with a word like that in its name; nodes: h1, h2", () -> flows.of("green"));
        refused("no node, link, network, service, policy or interface is named 'th2', and no flow belongs to an"
            + " object with a word like that in its name; nodes: h1, h2", () -> flows.of("th2"));
        refused("node h3 does not exist; nodes: h1, h2", () -> flows.ofObject("blue", "h3"));
    }

    @Test
    public void inspectorsMayComeAndGo() throws Refusal {
        inspectors.clear();
        refused("nothing here can look at switches: the southbound bundle is not running; see bundle:list",
            () -> flows.of("h1"));
        inspectors.add(INSPECTOR);
        assertEquals(6, flows.of("h1").get(0).flows().size());
    }

    @Test
    public void json() throws Refusal {
        assertEquals(SampleIntent.lines("""
            [
              {
                "node": "h2",
                "openflow-connected": false,
                "present": 0,
                "missing": 1,
                "unwanted": 0,
                "flows": [
                  {
                    "verdict": "missing",
                    "owner": "link blue#b",
                    "flow": "table=LINK,tun_id=5 actions=output:7"
                  }
                ]
              }
            ]"""), SampleIntent.lines(Format.JSON.render(flows.of("h2"), NodeFlows::table)));
    }

    private static Line line(final Verdict verdict, final ObjectKey owner, final String text) {
        return new Line(verdict, Optional.of(owner), text);
    }

    private static List<String> owners(final List<NodeFlows> nodes) {
        return nodes.stream().flatMap(node -> node.flows().stream()).map(NodeFlows.Flow::owner).toList();
    }

    private static void refused(final String message, final org.junit.function.ThrowingRunnable what) {
        assertEquals(message, assertThrows(Refusal.class, what).getMessage());
    }
}
