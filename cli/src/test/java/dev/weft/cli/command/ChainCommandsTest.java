/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.ChainName;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.Chain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.ChainKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.changes.HistoryBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.changes.HistoryKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Chains on the console (VL-16). */
public class ChainCommandsTest extends ConsoleTestCase {
    @Before
    public void before() throws Exception {
        openOnLinks();
        says("chain edge created",
            "weft:chain-add edge --stage fw/-/eth2 --stage spare/in/out --stage lb/eth2 --dscp 46");
    }

    @Test
    public void showsChains() throws Exception {
        says("""
            CHAIN  STATUS   APPLIANCES   LINKS  UP  REASON
            edge   unknown  fw spare lb  2      0   -""", "weft:chain-list");
        writeState();
        says("""
            CHAIN         edge
            status        waiting
            reason        link edge.spare-lb: end a: appliance spare is on no node
            last-change   2026-11-21T12:00:00Z
            dscp          46
            outer-family  auto
            liveness      15/5/45 s (query-after/retry-after/inactive-after)

            STAGE  APPLIANCE  NODE  IN    OUT
            10     fw         h1    -     eth2
            20     spare      -     in    out
            30     lb         h2    eth2  -

            LINK           STATUS   ALIVE  SEGMENT  A          B         DSCP  MTU  IN-HALVES  RTT  REASON
            edge.fw-spare  unknown  -      -        fw/eth2    spare/in  46    -    -          -    -
            edge.spare-lb  unknown  -      -        spare/out  lb/eth2   46    -    -          -    -

            CHANGE  TIME                  STATUS   REASON
            1       2026-11-21T12:00:00Z  waiting  -""", "weft:chain-show edge");
        final var json = JsonParser.parseString(console.run("weft:chain-show edge --format json")).getAsJsonObject();
        assertEquals("{\"order\":20,\"appliance\":\"spare\",\"in\":\"in\",\"out\":\"out\"}",
            json.getAsJsonArray("stage").get(1).toString());
    }

    private void writeState() throws Exception {
        final var key = new ChainKey(new ChainName("edge"));
        final var number = new HistoryKey(Uint32.ONE);
        final var time = new DateAndTime("2026-11-21T12:00:00Z");
        final var transaction = getDataBroker().newWriteOnlyTransaction();
        transaction.merge(LogicalDatastoreType.OPERATIONAL,
            InstanceIdentifier.create(Weft.class).child(Chain.class, key),
            new ChainBuilder().withKey(key).setState(new StateBuilder().setStatus(Status.Waiting)
                .setReason("link edge.spare-lb: end a: appliance spare is on no node").setLastChange(time)
                .setHistory(Map.of(number, new HistoryBuilder().withKey(number).setTime(time)
                    .setStatus(Status.Waiting).build())).build()).build());
        transaction.commit().get();
    }

    @Test
    public void itsLinksAreAmongTheOthers() throws Exception {
        final var links = console.run("weft:link-list").lines().map(line -> line.split(" ")[0]).toList();
        assertEquals(List.of("LINK", "blue", "blue2", "edge.fw-spare", "edge.spare-lb"), links);
        assertTrue(console.run("weft:link-show edge.spare-lb").contains("dscp            46"));
        final var fw = JsonParser.parseString(console.run("weft:appliance-list --format json")).getAsJsonArray().get(0)
            .getAsJsonObject().getAsJsonArray("interface").get(2).getAsJsonObject();
        assertEquals("edge.fw-spare", fw.get("link").getAsString());
        fails("link edge.fw-spare is of chain edge; change that by weft:chain-set, or delete it by weft:chain-delete",
            "weft:link-delete edge.fw-spare");
        fails("link edge.fw-lb does not exist", "weft:link-delete edge.fw-lb");
    }

    @Test
    public void insertsRemovesAndReordersInOneStep() throws Exception {
        says("chain edge changed", "weft:chain-set edge --remove spare");
        assertEquals("edge fw lb", stages());
        says("chain edge changed", "weft:chain-set edge --insert spare/in/out --before lb");
        assertEquals("edge fw spare lb", stages());
        says("chain edge unchanged", "weft:chain-set edge --remove spare --insert spare/in/out --after fw");
        says("chain edge changed",
            "weft:chain-set edge --stage spare/-/out --stage fw/eth1/eth2 --stage lb/eth2/- --outer-family ipv6");
        assertEquals("edge spare fw lb", stages());
        says("chain edge changed", "weft:chain-set edge --dscp inherit");
        assertEquals("edge spare fw lb", stages());
        assertTrue(console.run("weft:chain-show edge").contains("outer-family  ipv6"));
        says("chain edge deleted", "weft:chain-delete edge");
        says("no chains", "weft:chain-list");
    }

    private String stages() throws Exception {
        final var row = console.run("weft:chain-list").lines().skip(1).findFirst().orElseThrow().split(" +");
        return row[0] + " " + String.join(" ", List.of(row).subList(2, row.length - 3));
    }

    @Test
    public void makingItAgainIsHarmless() throws Exception {
        says("chain edge unchanged",
            "weft:chain-add edge --stage fw/-/eth2 --stage spare/in/out --stage lb/eth2/- --dscp 46");
        fails("chain edge exists with other content; use weft:chain-set, or delete it first",
            "weft:chain-add edge --stage fw/-/eth2 --stage lb/eth2");
    }

    @Test
    public void explainsWhatIsWrong() {
        fails("'fw' is no stage: write APPLIANCE/IN/OUT, with - instead of IN in the first and instead of OUT in the"
            + " last stage if nothing else uses them", "weft:chain-add x --stage fw");
        fails("chain x does not exist", "weft:chain-show x");
        fails("chain x does not exist", "weft:chain-delete x");
        fails("chain x does not exist", "weft:chain-set x --remove fw");
        fails("appliance ids is not in the chain", "weft:chain-set edge --remove ids");
        fails("appliance ids is not in the chain", "weft:chain-set edge --insert fw/a/b --after ids");
        fails("--insert needs either --before or --after", "weft:chain-set edge --insert fw/a/b");
        fails("--insert needs either --before or --after",
            "weft:chain-set edge --insert fw/a/b --after lb --before lb");
        fails("nothing to change: give --stage, --insert, --remove, --dscp or --outer-family", "weft:chain-set edge");
        fails("DSCP '99x' is neither inherit nor 0 to 63", "weft:chain-set edge --dscp 99x");
        final var longest = "x".repeat(48);
        fails("chain name '" + longest + "' has 48 characters; use 47 at most, as the names of its links begin with it",
            "weft:chain-add " + longest + " --stage fw/-/eth2 --stage lb/eth2");
    }

    @Test
    public void completes() {
        assertEquals(List.of("edge"), console.complete("weft:chain-show "));
        assertEquals(List.of("edge"), console.complete("weft:chain-delete e"));
        assertTrue(console.complete("weft:flows ").containsAll(List.of("edge", "edge.fw-spare")));
    }
}
