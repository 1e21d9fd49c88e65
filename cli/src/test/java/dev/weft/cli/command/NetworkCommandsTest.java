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
import static org.mockito.Mockito.doReturn;

import com.google.gson.JsonParser;
import dev.weft.cli.SampleNetworks;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.ReadAddresses;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.ReadAddressesOutput;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

public class NetworkCommandsTest extends ConsoleTestCase {

    @Before
    public void before() throws Exception {
        openOnNetworks();
    }

    @Test
    public void lists() throws Exception {
        says("""
            NETWORK  KIND   STATUS   ID          MEMBERS  UP  MTU   IN-HALVES  OVERSIZE  SECURITY   REASON
            farm     vnet   unknown  4000000000  0        0   -     -          -         encrypted  -
            red      fence  waiting  9           2        1   1462  2938       halves    -          \
            member lb/eth3: not plugged in""", "weft:network-list");
        assertEquals(2, console.run("weft:fence-list").lines().count());
        assertTrue(console.run("weft:vnet-list").contains("\nfarm "));
        final var json = JsonParser.parseString(console.run("weft:vnet-list --format json")).getAsJsonArray();
        assertEquals("""
            {"name":"farm","kind":"vnet","status":"unknown","id":4000000000,"settings":{"learning":"off",\
            "unknown-unicast":"flood","dscp":"inherit","lookup":"both","discovery":"3/2/30/16",\
            "security":"encrypted"},"member":[]}""", json.get(0).toString());
    }

    @Test
    public void showsAll() throws Exception {
        says("""
            NETWORK          red
            kind             fence
            status           waiting
            reason           member lb/eth3: not plugged in
            last-change      -
            id               9
            mtu              1462
            mtu-in-halves    2938
            oversize         halves
            learning         64 addresses, 300 s
            unknown-unicast  flood
            outer-family     auto
            dscp             inherit

            ORDER  NODES  UNICAST  GROUP      GROUP-ADDRESS
            10     h1 h2  ip       multicast  239.1.2.3

            MEMBER   NODE  STATUS   REASON
            fw/eth3  h1    up       -
            lb/eth3  h2    waiting  not plugged in

            CHANGE  TIME                  STATUS   REASON
            1       2026-11-21T12:00:00Z  waiting  member lb/eth3: not plugged in""", "weft:fence-show red");
        assertEquals(console.run("weft:network-show red"), console.run("weft:fence-show red"));
        assertTrue(console.run("weft:vnet-show farm").endsWith("""
            lookup           both
            discovery        3/2/30/16 (retry-after s/attempts/expiry s/queue)
            security         encrypted"""));
    }

    @Test
    public void showsBridgeTables() throws Exception {
        doReturn((ReadAddresses) input -> {
            assertEquals("red", input.getNetwork().getValue());
            return RpcResultBuilder.success(SampleNetworks.addresses()).buildFuture();
        }).when(rpcs).getRpc(ReadAddresses.class);
        final var shown = console.run("weft:fence-show red --macs");
        assertTrue(shown, shown.contains(String.join("\n", "",
            "NODE  MAC-ADDRESS        ORIGIN      AT-NODE  INTERFACE  AGE   IDLE  USED",
            "h1    02:00:00:00:00:01  programmed  h1       fw/eth3    70 s  -     0",
            "h1    02:00:00:00:00:99  learned     h2       -          12 s  3 s   40",
            "", "UNREAD-NODE  REASON", "h2           it is not connected", "")));
        final var json = JsonParser.parseString(console.run("weft:network-show --macs --format json red"))
            .getAsJsonObject().getAsJsonObject("addresses");
        assertEquals("""
            {"node":"h1","mac-address":"02:00:00:00:00:99","origin":"learned","at-node":"h2","age":12,"idle":3,\
            "used":"40"}""", json.getAsJsonArray("entries").get(1).toString());
        assertEquals("it is not connected",
            json.getAsJsonArray("unread").get(0).getAsJsonObject().get("reason").getAsString());
    }

    @Test
    public void explainsWhatIsWrong() {
        fails("network farm is a vnet; use weft:vnet-show", "weft:fence-show farm");
        fails("vnet blue does not exist", "weft:vnet-show blue");
        fails("network blue does not exist", "weft:network-show blue");
        fails("there is no option --mac; see --help", "weft:network-show red --mac");
        doReturn((ReadAddresses) input -> RpcResultBuilder.<ReadAddressesOutput>failed()
            .withError(ErrorType.APPLICATION, "not now").buildFuture()).when(rpcs).getRpc(ReadAddresses.class);
        fails("not now", "weft:network-show red --macs");
    }

    @Test
    public void othersMentionNetworks() throws Exception {
        assertTrue(console.run("weft:node-show h1").contains("\nnetworks            red\n"));
        assertTrue(console.run("weft:appliance-list").contains(" unknown  -      red      -        -        fw/eth3"));
    }

    @Test
    public void completes() {
        assertEquals(List.of("farm", "red"), console.complete("weft:network-show "));
        assertEquals(List.of("red"), console.complete("weft:fence-show "));
        assertEquals(List.of("farm"), console.complete("weft:vnet-show "));
        assertEquals(List.of("red"), console.complete("weft:flows re"));
    }
}
