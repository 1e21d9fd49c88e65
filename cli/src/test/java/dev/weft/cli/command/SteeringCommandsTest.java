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
import dev.weft.cli.SampleSteering;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.ReadTraffic;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

public class SteeringCommandsTest extends ConsoleTestCase {
    private static final InstanceIdentifier<Weft> ROOT = InstanceIdentifier.create(Weft.class);


    @Before
    public void before() throws Exception {
        openOnNetworks();
        says("service fw created", "weft:service-add fw --network red --without-instance closed --probe ethernet");
        says("instance fw/one created", "weft:service-instance-add fw one --in fw/eth0 --out fw/eth1");
        says("instance fw/two created", "weft:service-instance-add fw two --in lb/eth0 --weight 3");
        says("service ids created", "weft:service-add ids --network red --without-instance open --header nsh"
            + " --load-sharing host-pair --drain-time 60");
        says("policy web created", "weft:policy-add web --chain fw,ids --open-connections stay"
            + " --classifier tcp,local-port=80-90,remote=10.0.0.0/8 --classifier ipv6,protocol=47");
        says("profile p created", "weft:profile-add p --policy web:from,web2");
    }

    private void writeStates() throws Exception {
        final var transaction = getDataBroker().newWriteOnlyTransaction();
        final var service = SampleSteering.fwState();
        final var policy = SampleSteering.webState();
        transaction.merge(LogicalDatastoreType.OPERATIONAL, ROOT.child(Service.class, service.key()), service);
        transaction.merge(LogicalDatastoreType.OPERATIONAL, ROOT.child(Policy.class, policy.key()), policy);
        transaction.commit().get();
    }

    @Test
    public void showsServices() throws Exception {
        writeStates();
        says("""
            SERVICE  STATUS    NETWORK  FUNCTION    INSTANCES  UP  WITHOUT  HEADER  PROBE     POLICIES  REASON
            fw       inactive  red      appliances  2          1   closed   none    ethernet  web       \
            instance two: probes are lost
            ids      unknown   red      appliances  0          0   open     nsh     none      web       -""",
            "weft:service-list");
        says("""
            SERVICE           fw
            status            inactive
            reason            instance two: probes are lost
            last-change       2026-11-21T12:00:00Z
            network           red
            function          appliances
            header            none
            without-instance  closed
            load-sharing      connection
            drain-time        300 s
            probe             ethernet, every 1000 ms, 3 misses
            policies          web

            INSTANCE  NODE  IN       OUT      WEIGHT  ADMIN  STATUS    HEALTH  REASON
            one       h1    fw/eth0  fw/eth1  1       up     up        alive   -
            two       h1    lb/eth0  lb/eth0  3       up     inactive  dead    probes are lost

            CHANGE  TIME                  STATUS    REASON
            1       2026-11-21T12:00:00Z  inactive  -""", "weft:service-show fw");
        final var json = JsonParser.parseString(console.run("weft:service-show fw --format json")).getAsJsonObject();
        assertEquals("""
            {"name":"one","node":"h1","in":"fw/eth0","out":"fw/eth1","weight":1,"admin-state":"up","status":"up",\
            "health":"alive"}""", json.getAsJsonArray("instance").get(0).toString());
    }

    @Test
    public void showsPolicies() throws Exception {
        writeStates();
        says("""
            POLICY  STATUS  ID  GENERATION  CHAIN   CLASSIFIERS  WORKLOADS  REASON
            web     up      7   3           fw ids  2            1          -""", "weft:policy-list");
        doReturn((ReadTraffic) input -> {
            assertEquals("web", input.getPolicy().getValue());
            return RpcResultBuilder.success(SampleSteering.traffic()).buildFuture();
        }).when(rpcs).getRpc(ReadTraffic.class);
        says("""
            POLICY            web
            status            up
            reason            -
            last-change       -
            id                7
            generation        3
            draining          2
            chain             fw ids
            open-connections  stay
            port-profiles     p
            workloads         vm/eth0

            ORDER  FAMILY  PROTOCOL  LOCAL  LOCAL-PORT  REMOTE      REMOTE-PORT
            10     all     6         all    80-90       10.0.0.0/8  all
            20     ipv6    47        all    all         all         all

            TRAFFIC  PACKETS  BYTES  BACK-PACKETS  BACK-BYTES
            matched  10       1000   -             -
            refused  0        0      -             -
            fw/one   10       1000   9             900
            ids/one  10       1000   9             900

            UNREAD-NODE  REASON
            h2           it is not connected""", "weft:policy-show web --traffic");
    }

    @Test
    public void changesPoliciesInOneStep() throws Exception {
        says("policy web changed", "weft:policy-set web --chain ids,fw --classifier all --open-connections move");
        final var shown = console.run("weft:policy-show web");
        assertTrue(shown, shown.contains("chain             ids fw"));
        assertTrue(shown, shown.contains("open-connections  move"));
        assertTrue(shown, !shown.contains("ORDER"));
        says("policy web unchanged", "weft:policy-set --chain ids,fw web");
        fails("nothing to change: give --chain, --mapping, --without-rule, --lifetime, --classifier,"
            + " --id or --open-connections", "weft:policy-set web");
        says("policy web deleted", "weft:policy-delete web");
        says("no policies", "weft:policy-list");
        fails("policy web does not exist", "weft:policy-delete web");
    }

    @Test
    public void drainsAndRemovesInstances() throws Exception {
        says("instance fw/two changed", "weft:service-instance-set fw two --admin-state draining --weight 5");
        assertTrue(console.run("weft:service-show fw").contains("two       -     lb/eth0  lb/eth0  5       draining"));
        says("instance fw/two unchanged", "weft:service-instance-set fw two --weight 5");
        says("instance fw/two removed", "weft:service-instance-remove fw two");
        fails("instance two of service fw does not exist", "weft:service-instance-remove fw two");
        fails("service gone does not exist", "weft:service-instance-remove gone two");
        fails("instance one of service fw exists with other content; remove it first, or use weft:service-instance-set",
            "weft:service-instance-add fw one --in fw/eth0");
        fails("--out lb/eth0 is not an interface of appliance fw; an instance is one appliance",
            "weft:service-instance-add fw three --in fw/eth0 --out lb/eth0");
    }

    @Test
    public void attachesProfiles() throws Exception {
        says("profile p attached", "weft:profile-attach p fw/eth3 lb/eth3");
        says("profile p unchanged", "weft:profile-attach p fw/eth3");
        says("""
            PROFILE  POLICIES       INTERFACES  IN-FORCE
            p        web:from web2  2           0""", "weft:profile-list");
        says("""
            PROFILE p  DIRECTION
            web        from
            web2       both

            INTERFACE  BY      IN-FORCE
            fw/eth3    intent  no
            lb/eth3    intent  no""", "weft:profile-show p");
        says("profile of fw/eth3 detached", "weft:profile-detach fw/eth3");
        assertTrue(console.run("weft:profile-list").endsWith("1           0"));
        fails("interface fw/none does not exist", "weft:profile-attach p fw/none");
        fails("interface fw/none does not exist", "weft:profile-attach p fw/eth3 fw/none");
        fails("'nonsense' is no interface: write APPLIANCE/INTERFACE", "weft:profile-attach p fw/eth3 nonsense");
        assertTrue(console.run("weft:profile-list").endsWith("1           0"));
        fails("interface fw/none does not exist", "weft:profile-detach lb/eth3 fw/none");
        assertTrue(console.run("weft:profile-list").endsWith("1           0"));
        says("profile p deleted", "weft:profile-delete p");
    }

    @Test
    public void explainsWhatIsWrong() {
        fails("service fw exists with other content; delete it first, or change that one",
            "weft:service-add fw --network red --without-instance open");
        fails("--without-instance 'maybe' is none of open, closed",
            "weft:service-add x --network red --without-instance maybe");
        fails("--classifier: 'sideways' is none of ipv4, ipv6, tcp, udp, sctp, icmp, icmpv6, protocol=N, local=PREFIX,"
            + " remote=PREFIX, local-port=N[-M], remote-port=N[-M]",
            "weft:policy-add x --chain fw --classifier sideways");
        fails("--classifier: '10.0.0.0' is no prefix: write 10.0.0.0/8 or 2001:db8::/32",
            "weft:policy-add x --chain fw --classifier local=10.0.0.0");
        fails("--classifier: '70000' in 'local-port=70000' is no number from 0 to 65535",
            "weft:policy-add x --chain fw --classifier tcp,local-port=70000");
        fails("service blue does not exist", "weft:service-show blue");
        fails("profile blue does not exist", "weft:profile-show blue");
        fails("direction 'up' is none of both, from, to", "weft:profile-add q --policy web:up");
    }

    @Test
    public void completes() throws Exception {
        assertEquals(List.of("fw", "ids"), console.complete("weft:service-show "));
        assertEquals(List.of("web"), console.complete("weft:policy-show w"));
        assertEquals(List.of("p"), console.complete("weft:profile-attach "));
        assertTrue(console.run("weft:appliance-list").lines().anyMatch(line -> line.contains(" fw ")
            && line.contains("eth0")));
    }
}
