/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.mockito.Mockito.doReturn;

import com.google.common.net.InetAddresses;
import com.google.gson.JsonParser;
import dev.weft.cli.SampleIntent;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Locator;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Revision;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.EtherType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.Headers.Protocol;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.Key;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.Trace;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.TraceInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.TraceOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.TraceOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.PacketBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.Step;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.StepBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.Verdict;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.VerdictBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.step.Outer;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.step.OuterBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.PolicyId;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

public class TraceCommandTest extends ConsoleTestCase {
    private final List<TraceInput> asked = new ArrayList<>();

    @Before
    public void before() throws Exception {
        openOnLinks();
        // not made while a command runs, as what is logged then is printed
        answer(answer());
    }

    private void answer(final TraceOutput answer) {
        doReturn((Trace) input -> {
            asked.add(input);
            return RpcResultBuilder.success(answer).buildFuture();
        }).when(rpcs).getRpc(Trace.class);
    }

    private static TraceOutput answer() {
        final var outer = new OuterBuilder().setCarrier(Outer.Carrier.Geneve).setSource("10.77.1.1")
            .setDestination("10.77.1.2").setUdpPort(new PortNumber(Uint16.valueOf(6081)))
            .setKey(new Key(Uint32.valueOf(12289))).setPolicyId(new PolicyId(Uint16.valueOf(700)))
            .setPolicy(new Name("watched")).setGeneration(Uint8.TWO).setDirection(Outer.Direction.FromWorkload)
            .setHopsLeft(Uint8.valueOf(3)).build();
        return new TraceOutputBuilder().setPacket(new PacketBuilder().setEthSrc(new MacAddress("02:00:00:00:00:01"))
                .setEthDst(new MacAddress("02:00:00:00:00:02")).setEtherType(new EtherType(Uint16.valueOf(0x0800)))
                .setIpSrc(IetfInetUtil.ipAddressNoZoneFor(InetAddresses.forString("10.0.0.1")))
                .setIpDst(IetfInetUtil.ipAddressNoZoneFor(InetAddresses.forString("10.0.0.2")))
                .setProtocol(new Protocol(Protocol.Enumeration.Tcp)).setSrcPort(new PortNumber(Uint16.valueOf(49152)))
                .setDstPort(new PortNumber(Uint16.valueOf(80))).build())
            .setStep(List.of(
                step(1, 0, Step.Kind.Enters).setInterface("fw/eth0").build(),
                step(2, 0, Step.Kind.Flow).setTable("CLASSIFY").setObjectKind("member").setObject("red#fw/eth0")
                    .setFlow("table=CLASSIFY,priority=100,in_port=7,actions=goto_table:GUARD").setLearned(false)
                    .build(),
                step(3, 1, Step.Kind.Flow).setTable("LEARNED").setLearned(true).setNote(List.of("a", "b")).build(),
                step(4, 1, Step.Kind.Encapsulated).setOuter(outer).setToNode(List.of(new Name("h2"))).build(),
                step(5, 1, Step.Kind.Service).setService(new Name("firewall")).setInstance(new Name("one"))
                    .setInterface("fw/in").setBackBy("fw/out").build(),
                step(6, 1, Step.Kind.Sent).setInterface("lb/eth0").build()))
            .setVerdict(List.of(
                new VerdictBuilder().setNumber(Uint32.ONE).setKind(Verdict.Kind.Delivered).setNode(new Name("h2"))
                    .setInterface("lb/eth0").build(),
                new VerdictBuilder().setNumber(Uint32.TWO).setKind(Verdict.Kind.Dropped).setNode(new Name("h1"))
                    .setTable("GUARD").setReason("forged").build())).build();
    }

    private static StepBuilder step(final int number, final int depth, final Step.Kind kind) {
        return new StepBuilder().setNumber(Uint32.valueOf(number)).setDepth(Uint32.valueOf(depth)).setKind(kind)
            .setNode(new Name("h1"));
    }

    @Test
    public void peopleReadATable() throws Exception {
        assertEquals(SampleIntent.lines("""
            packet from 02:00:00:00:00:01 to 02:00:00:00:00:02, tcp from 10.0.0.1 port 49152 to 10.0.0.2 port 80

            STEP  NODE  WHAT            OBJECT              DETAIL
            1     h1    enters          -                   by fw/eth0
            2     h1    CLASSIFY        member red#fw/eth0  priority=100,in_port=7,actions=goto_table:GUARD
            3     h1      LEARNED       -                   learned by the switch: \
            the table has no flow for it; a; b
            4     h1      encapsulated  -                   geneve from 10.77.1.1 to 10.77.1.2 port 6081, key 12289, \
            policy watched generation 2 from-workload, 3 services left, to h2
            5     h1      service       -                   firewall/one gets it by fw/in, gives it back by fw/out
            6     h1      sent          -                   to lb/eth0

            VERDICT    NODE  WHERE    REASON
            delivered  h2    lb/eth0  -
            dropped    h1    GUARD    forged"""), SampleIntent.lines(console.run("weft:trace fw/eth0 lb/eth0")));
        assertEquals("fw/eth0", asked.get(0).getSource().getValue());
        assertEquals("lb/eth0", asked.get(0).getDestination().getValue());
        assertNull(asked.get(0).getDstPort());
        assertEquals(false, asked.get(0).getReply());
    }

    /** What a mapping leads has a revision and a locator, no generation and no count of services (SI-9). */
    @Test
    public void wordsOfMappingsAreReadAsSuch() throws Exception {
        final var outer = new OuterBuilder().setCarrier(Outer.Carrier.Geneve).setDestination("10.77.1.2")
            .setPolicyId(new PolicyId(Uint16.valueOf(7))).setPolicy(new Name("mapped"))
            .setRevision(new Revision(Uint8.valueOf(3))).setDirection(Outer.Direction.FromWorkload);
        answer(new TraceOutputBuilder(answer()).setStep(List.of(
            step(1, 0, Step.Kind.Encapsulated).setOuter(outer.setLocator(new Locator(Uint8.valueOf(37))).build())
                .build(),
            step(2, 0, Step.Kind.Encapsulated).setOuter(outer.setLocator(null).build()).build())).build());
        final var shown = console.run("weft:trace fw/eth0 lb/eth0");
        assertTrue(shown, shown.contains("policy mapped revision 3 from-workload, to locator 37"));
        assertTrue(shown, shown.contains("policy mapped revision 3 from-workload, behind its last service"));
        final var json = console.run("weft:trace fw/eth0 lb/eth0 --format json");
        assertTrue(json, json.contains("\"locator\": 37") && json.contains("\"revision\": 3")
            && !json.contains("generation") && !json.contains("hops-left"));
    }

    @Test
    public void programsReadJson() throws Exception {
        final var json = JsonParser.parseString(console.run("weft:trace fw/eth0 --format json --eth-dst "
            + "02:00:00:00:00:02")).getAsJsonObject();
        assertEquals("""
            {"eth-src":"02:00:00:00:00:01","eth-dst":"02:00:00:00:00:02","ether-type":2048,"ip-src":"10.0.0.1",\
            "ip-dst":"10.0.0.2","protocol":"tcp","src-port":49152,"dst-port":80}""",
            json.getAsJsonObject("packet").toString());
        assertEquals("""
            {"number":3,"depth":1,"node":"h1","kind":"flow","table":"LEARNED","learned":true,"note":["a","b"]}""",
            json.getAsJsonArray("step").get(2).toString());
        assertEquals("""
            {"number":1,"kind":"delivered","node":"h2","interface":"lb/eth0"}""",
            json.getAsJsonArray("verdict").get(0).toString());
        assertNull(asked.get(0).getDestination());
    }

    @Test
    public void headersStandBeforeAndAfter() throws Exception {
        console.run("weft:trace --protocol udp --dst-port 53 fw/eth0 lb/eth0 --src-port 1000 --ip-src=2001:db8::1 "
            + "--vlan 7 --ether-type 0x86dd --reply");
        final var input = asked.get(0);
        assertEquals(Protocol.Enumeration.Udp, input.getProtocol().getEnumeration());
        assertEquals(53, input.getDstPort().getValue().toJava());
        assertEquals(1000, input.getSrcPort().getValue().toJava());
        assertEquals("2001:db8::1", input.getIpSrc().stringValue());
        assertEquals(7, input.getVlan().getValue().toJava());
        assertEquals(0x86dd, input.getEtherType().getValue().toJava());
        assertTrue(input.getReply());
        console.run("weft:trace fw/eth0 lb/eth0 --protocol 89 --icmp-type 3 --icmp-code 4 --eth-src "
            + "02:00:00:00:00:09 --ip-dst 10.0.0.9");
        assertEquals(89, asked.get(1).getProtocol().getUint8().toJava());
        assertEquals(3, asked.get(1).getIcmpType().getValue().toJava());
        assertEquals(4, asked.get(1).getIcmpCode().getValue().toJava());
    }

    @Test
    public void saysWhatIsWrong() {
        fails("'fw' is no interface; give APPLIANCE/INTERFACE", "weft:trace fw");
        fails("give the interface that sends the packet, and the one it is meant for, as APPLIANCE/INTERFACE",
            "weft:trace a/b c/d e/f");
        fails("dst-port 70000 is not within 0 to 65535", "weft:trace fw/eth0 lb/eth0 --dst-port 70000");
        fails("vlan 'x' is no number", "weft:trace fw/eth0 lb/eth0 --vlan x");
        fails("ip-dst 'x' is no IP address", "weft:trace fw/eth0 lb/eth0 --ip-dst x");
        fails("eth-dst 'x' is no MAC address, such as 02:00:00:00:00:01", "weft:trace fw/eth0 lb/eth0 --eth-dst x");
        fails("protocol 'x' is none of icmp, tcp, udp, sctp and 0 to 255", "weft:trace fw/eth0 lb/eth0 --protocol x");
        fails("there is no option --ttl; see --help", "weft:trace fw/eth0 --ttl 3");
        doReturn((Trace) input -> RpcResultBuilder.<TraceOutput>failed().withError(ErrorType.APPLICATION,
            "there is no interface fw/eth9").buildFuture()).when(rpcs).getRpc(Trace.class);
        fails("there is no interface fw/eth9", "weft:trace fw/eth9");
    }

    @Test
    public void completesInterfaces() {
        assertTrue(console.complete("weft:trace ").contains("fw/eth0"));
    }
}
