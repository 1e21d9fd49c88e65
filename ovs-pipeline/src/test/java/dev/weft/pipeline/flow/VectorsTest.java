/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import static org.junit.Assert.assertEquals;

import com.google.common.net.InetAddresses;
import dev.weft.api.node.Learning;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectKind;
import dev.weft.api.service.Ports;
import dev.weft.api.service.Prefix;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.CtState;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Masked;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.table.Table;
import dev.weft.pipeline.wire.FlowMod;
import dev.weft.pipeline.wire.WireFlow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** Our encoding is that of ovs-ofctl. More of this, with a real switch, is in the package ovs. */
public class VectorsTest {
    private static final int VECTOR_XID = 6;
    private static final String DROPS = ",actions=drop";
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final Zone ZONE = new Zone.Fixed(5);
    private static final String REG3 = "00010604";
    private static final String REG5 = "00010a04";
    /** The option as ovs-ofctl names it, since it does not know the switch's map: of the largest length there is. */
    private static final String OPTION_OF_ANY_LENGTH = "0001507c";
    /** The option as a switch with our map names it. */
    private static final String OPTION_OF_8_OCTETS = "00015008";

    private static final Learn.Part SAME_SEGMENT =
        new Learn.Equal(Bits.all(Field.SEGMENT), Bits.all(Field.SEGMENT));
    private static final Learn.Part BACK_TO_SOURCE =
        new Learn.Equal(Bits.all(Field.ETH_DST), Bits.all(Field.ETH_SRC));

    private final Map<String, String> vectors = new HashMap<>();

    public VectorsTest() throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(
                VectorsTest.class.getResourceAsStream("/openflow13-vectors.txt"), StandardCharsets.UTF_8))) {
            String name = null;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("## ")) {
                    name = line.endsWith(DROPS) ? line.substring(line.indexOf("12,") + 3, line.indexOf(DROPS))
                        : line.substring(line.indexOf("actions="));
                } else if (!line.startsWith("#")) {
                    vectors.put(name, line);
                }
            }
        }
    }

    @Test
    public void setTunnelFields() {
        assertEncoded(vector("actions=set_field:10.77.1.2->tun_dst,set_field:10.77.1.1->tun_src,"
            + "set_field:0x1001->tun_id"),
            new Action.SetField(Field.TUNNEL_DST, Value.of(InetAddresses.forString("10.77.1.2"))),
            new Action.SetField(Field.TUNNEL_SRC, Value.of(InetAddresses.forString("10.77.1.1"))),
            new Action.SetField(Field.TUNNEL_KEY, Value.of(0x1001)));
    }

    @Test
    public void moveIntoTheOption() {
        assertEncoded(vector("actions=move:NXM_NX_REG7[]->NXM_NX_TUN_METADATA0[0..31]")
                .replace(OPTION_OF_ANY_LENGTH, OPTION_OF_8_OCTETS),
            new Action.Move(Bits.all(Field.CONTROL), new Bits(Field.TUNNEL_OPTION, 0, 31)));
    }

    @Test
    public void outputToARegister() {
        assertEncoded(vector("actions=output:NXM_NX_REG3[]").replace(REG3, REG5),
            new Action.OutputTo(Bits.all(Field.TUNNEL_PORT)));
    }

    @Test
    public void loadTheIngressPort() {
        assertEncoded(vector("actions=load:0->NXM_OF_IN_PORT[]"), new Action.Load(Bits.all(Field.IN_PORT), 0));
    }

    @Test
    public void cloneWithRegisterAndTable() {
        assertEncoded(vector("actions=clone(set_field:2->reg2,resubmit(,40))"),
            new Action.Clone(List.of(new Action.SetField(Field.FAR_PATH, Value.of(2)),
                new Action.Resubmit(Table.TUNNEL_OUT))));
    }

    @Test
    public void learnOnePortWithResult() {
        assertEncoded(vector("actions=learn(table=32,hard_timeout=300,priority=100,cookie=0x5805000000000001,limit=64,"
            + "delete_learned,result_dst=NXM_NX_REG6[0],OXM_OF_METADATA[],NXM_OF_ETH_DST[]=NXM_OF_ETH_SRC[],"
            + "load:0x9->NXM_NX_REG3[0..15])"),
            new Learn(Table.LEARNED, new ObjectKey(ObjectKind.NETWORK_MEMBER, 1, "m"), new Learning(64, 300),
                List.of(SAME_SEGMENT, BACK_TO_SOURCE, new Learn.Put(new Bits(Field.LOCAL_PORT, 0, 15), 9)),
                Optional.of(new Bits(Field.SOURCE, 0, 0))));
    }

    @Test
    public void learnAPathWithoutResult() {
        assertEncoded(vector("actions=learn(table=32,hard_timeout=300,priority=100,cookie=0x5806000000003001,"
            + "limit=1024,delete_learned,OXM_OF_METADATA[],NXM_OF_ETH_DST[]=NXM_OF_ETH_SRC[],"
            + "load:NXM_NX_REG4[]->NXM_NX_REG2[])"),
            new Learn(Table.LEARNED, new ObjectKey(ObjectKind.NETWORK, 0x3001, "f"), new Learning(1024, 300),
                List.of(SAME_SEGMENT, BACK_TO_SOURCE,
                    new Learn.Copy(Bits.all(Field.FROM_PATH), Bits.all(Field.FAR_PATH))), Optional.empty()));
    }

    @Test
    public void headersOnAndOff() {
        assertEncoded(vector("actions=encap(nsh(md_type=1)),encap(ethernet)"), new Encap(Encap.Header.NSH),
            new Encap(Encap.Header.ETHERNET));
        assertEncoded(vector("actions=decap(),decap()"), new Decap(), new Decap());
    }

    @Test
    public void tagsOnAndOff() {
        assertEncoded(vector("actions=push_vlan:0x8100,set_field:4196->vlan_vid,pop_vlan"), new VlanTag(true),
            new Action.SetField(Field.VLAN, Value.of(4196)), new VlanTag(false));
    }

    @Test
    public void fieldsOfTheServiceHeader() {
        assertEncoded(vector("actions=encap(nsh(md_type=1)),set_field:0x5d->nsh_spi,set_field:255->nsh_si,"
                + "move:OXM_OF_METADATA[0..31]->nsh_c1,move:nsh_c2[0..15]->NXM_OF_IN_PORT[]"),
            new Encap(Encap.Header.NSH), new Action.SetField(Field.NSH_SPI, Value.of(0x5d)),
            new Action.SetField(Field.NSH_SI, Value.of(255)),
            new Action.Move(new Bits(Field.SEGMENT, 0, 31), Bits.all(Field.NSH_C1)),
            new Action.Move(new Bits(Field.NSH_C2, 0, 15), Bits.all(Field.IN_PORT)));
    }

    @Test
    public void trackConnections() {
        assertTracked("ct(commit,zone=5)", Track.commit(ZONE));
        assertTracked("ct(table=50,zone=NXM_NX_REG3[0..15])",
            Track.find(new Zone.In(new Bits(Field.LOCAL_PORT, 0, 15)), Table.DELIVER));
        assertTracked("ct(commit,force,table=50,zone=NXM_OF_IN_PORT[],exec(set_field:0x700/0xff00->ct_mark,"
                + "set_field:0x12->ct_label,move:NXM_NX_REG8[]->NXM_NX_CT_LABEL[32..63],set_field:0x5->ct_mark,"
                + "load:1->NXM_NX_CT_LABEL[64..95]))",
            new Track(new Zone.In(Bits.all(Field.IN_PORT)), Optional.of(Table.DELIVER),
                Optional.of(new Track.Commit(true, List.of(
                    // OpenFlow 1.3 has no masks in set_field, so ovs-ofctl sends a load
                    new Action.Load(new Bits(Field.CT_MARK, 8, 15), 7),
                    new Action.SetField(Field.CT_LABEL, Value.of(0x12)),
                    new Action.Move(Bits.all(Field.POLICY), new Bits(Field.CT_LABEL, 32, 63)),
                    new Action.SetField(Field.CT_MARK, Value.of(5)),
                    new Action.Load(new Bits(Field.CT_LABEL, 64, 95), 1)))), Optional.empty()));
    }

    @Test
    public void translateAddresses() {
        assertTracked("ct(table=50,zone=5,nat)", new Track(ZONE, Optional.of(Table.DELIVER), Optional.empty(),
            Optional.of(new Nat.Known())));
        assertTracked("ct(commit,zone=5,nat(src=10.0.0.1-10.0.0.9:1000-2000))",
            to(Nat.End.SOURCE, "10.0.0.1", "10.0.0.9", Optional.of(new Ports(1000, 2000))));
        assertTracked("ct(commit,zone=5,nat(dst=10.0.0.1:80),exec(set_field:0x5->ct_mark))",
            to(Nat.End.DESTINATION, "10.0.0.1", "10.0.0.1", Optional.of(new Ports(80, 80)),
                new Action.SetField(Field.CT_MARK, Value.of(5))));
        assertTracked("ct(commit,zone=5,nat(src=[fd00::1]-[fd00::9]:1000-2000))",
            to(Nat.End.SOURCE, "fd00::1", "fd00::9", Optional.of(new Ports(1000, 2000))));
        assertTracked("ct(commit,zone=5,nat(src=fd00::1))",
            to(Nat.End.SOURCE, "fd00::1", "fd00::1", Optional.empty()));
    }

    @Test
    public void spreadOverEquals() {
        assertEncoded(vector("actions=multipath(symmetric_l3l4+udp,50,hrw,8,0,NXM_NX_REG2[0..15])"),
            new Spread(Spread.Hash.CONNECTION, 50, Spread.Choice.HIGHEST_WEIGHT, 8, new Bits(Field.FAR_PATH, 0, 15)));
        assertEncoded(vector("actions=multipath(symmetric_l3,1024,modulo_n,4,0,NXM_NX_REG2[])"),
            new Spread(Spread.Hash.ADDRESSES, 1024, Spread.Choice.MODULO, 4, Bits.all(Field.FAR_PATH)));
    }

    @Test
    public void changePackets() {
        assertEncoded(vector("actions=dec_ttl"), packets(IPV4), new DecTtl());
        assertEncoded(vector("actions=set_field:10.0.0.1->ip_src,set_field:02:00:00:00:00:01->eth_src"), packets(IPV4),
            new Action.SetField(Field.IPV4_SRC, Value.of(InetAddresses.forString("10.0.0.1"))),
            new Action.SetField(Field.ETH_SRC, Value.of(0x0200_0000_0001L)));
        assertEncoded(vector("actions=load:80->NXM_OF_TCP_DST[],move:NXM_OF_IP_SRC[]->NXM_OF_IP_DST[],"
                + "move:NXM_NX_CT_MARK[0..15]->NXM_NX_REG2[0..15]"),
            packets(IPV4).exact(Field.IP_PROTO, Value.of(6)), new Action.Load(Bits.all(Field.TCP_DST), 80),
            new Action.Move(Bits.all(Field.IPV4_SRC), Bits.all(Field.IPV4_DST)),
            new Action.Move(new Bits(Field.CT_MARK, 0, 15), new Bits(Field.FAR_PATH, 0, 15)));
    }

    @Test
    public void matchPackets() {
        assertMatched("ct_state=+est+trk-rpl,ct_zone=5,ct_mark=0x700/0xff00,ct_label=0x5/0xff,tcp,nw_src=10.0.0.0/24,"
                + "nw_dst=10.1.2.3,nw_tos=184,nw_frag=no,tp_src=0x50/0xfff0,tp_dst=443", packets(IPV4)
            .tracked(Set.of(CtState.EST), Set.of(CtState.RPL)).exact(Field.CT_ZONE, Value.of(5))
            .masked(Field.CT_MARK, Value.of(0x700), Value.of(0xff00))
            .masked(Field.CT_LABEL, Value.of(5), Value.of(0xff)).exact(Field.IP_PROTO, Value.of(6))
            .within(Field.IPV4_SRC, prefix("10.0.0.0", 24)).within(Field.IPV4_DST, prefix("10.1.2.3", 32))
            .exact(Field.IP_DSCP, Value.of(46)).exact(Field.IP_FRAG, Value.ZERO)
            .masked(Field.TCP_SRC, Value.of(0x50), Value.of(0xfff0)).exact(Field.TCP_DST, Value.of(443)));
        assertMatched("udp6,ipv6_src=fd00::/64,ipv6_dst=fd00::1,nw_frag=not_later,tp_dst=53,reg2=1,in_port=3,"
                + "metadata=7", packets(IPV6).exact(Field.IP_PROTO, Value.of(17))
            .within(Field.IPV6_SRC, prefix("fd00::", 64)).within(Field.IPV6_DST, prefix("fd00::1", 128))
            .masked(Field.IP_FRAG, Value.ZERO, Value.of(2)).exact(Field.UDP_DST, Value.of(53))
            .exact(Field.FAR_PATH, Value.of(1)).exact(Field.IN_PORT, Value.of(3)).exact(Field.SEGMENT, Value.of(7)));
    }

    @Test
    public void matchOtherPackets() {
        assertMatched("icmp,icmp_type=8,icmp_code=0", packets(IPV4).exact(Field.IP_PROTO, Value.of(1))
            .exact(Field.ICMPV4_TYPE, Value.of(8)).exact(Field.ICMPV4_CODE, Value.ZERO));
        assertMatched("icmp6,icmp_type=135,icmp_code=0", packets(IPV6).exact(Field.IP_PROTO, Value.of(58))
            .exact(Field.ICMPV6_TYPE, Value.of(135)).exact(Field.ICMPV6_CODE, Value.ZERO));
        assertMatched("sctp,tp_src=7,tp_dst=0x8/0xfff8", packets(IPV4).exact(Field.IP_PROTO, Value.of(132))
            .exact(Field.SCTP_SRC, Value.of(7)).masked(Field.SCTP_DST, Value.of(8), Value.of(0xfff8)));
        assertMatched("ip,nw_proto=47,nw_frag=later", packets(IPV4).exact(Field.IP_PROTO, Value.of(47))
            .exact(Field.IP_FRAG, Value.of(3)));
        assertMatched("ipv6,nw_frag=yes", packets(IPV6).masked(Field.IP_FRAG, Value.of(1), Value.of(1)));
    }

    private static Track to(final Nat.End end, final String first, final String last, final Optional<Ports> ports,
            final Action... notes) {
        return new Track(ZONE, Optional.empty(), Optional.of(Track.Commit.with(notes)), Optional.of(new Nat.To(end,
            new Nat.Addresses(InetAddresses.forString(first), InetAddresses.forString(last)), ports)));
    }

    private static Match.Builder packets(final int type) {
        return new Match.Builder().exact(Field.ETH_TYPE, Value.of(type));
    }

    private static Masked prefix(final String address, final int length) {
        return Masked.of(new Prefix(InetAddresses.forString(address), length));
    }

    private void assertTracked(final String text, final Track track) {
        assertEncoded(vector("actions=" + text),
            packets(text.contains("fd00:") ? IPV6 : IPV4).exact(Field.IP_FRAG, Value.ZERO), track);
    }

    private void assertMatched(final String text, final Match.Builder match) {
        assertEncoded(vector(text), match);
    }

    private String vector(final String name) {
        return Optional.ofNullable(vectors.get(name)).orElseThrow(() -> new AssertionError("no vector " + name));
    }

    private static void assertEncoded(final String vector, final Action... actions) {
        assertEncoded(vector, new Match.Builder(), actions);
    }

    private static void assertEncoded(final String vector, final Match.Builder match, final Action... actions) {
        // table 12 and the default priority, which no table of ours has
        final var flow = new WireFlow(12, 0x8000, 0, match.build().encode(),
            Instructions.encode(List.of(actions), Optional.empty()));
        final var message = FlowMod.add(flow);
        assertEquals(0, ByteBuffer.wrap(message).getInt(FlowMod.XID_OFFSET));
        ByteBuffer.wrap(message).putInt(FlowMod.XID_OFFSET, VECTOR_XID);
        assertEquals(vector, HexFormat.of().formatHex(message));
    }
}
