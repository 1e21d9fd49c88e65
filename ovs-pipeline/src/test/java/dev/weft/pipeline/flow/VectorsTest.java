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
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
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
import org.junit.Test;

/** Our encoding is that of ovs-ofctl. More of this, with a real switch, is in the package ovs. */
public class VectorsTest {
    private static final int VECTOR_XID = 6;
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
                    name = line.substring(line.indexOf("actions="));
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

    private String vector(final String name) {
        return Optional.ofNullable(vectors.get(name)).orElseThrow(() -> new AssertionError("no vector " + name));
    }

    private static void assertEncoded(final String vector, final Action... actions) {
        // table 12 and the default priority, which no table of ours has
        final var flow = new WireFlow(12, 0x8000, 0, Match.ALL.encode(),
            Instructions.encode(List.of(actions), Optional.empty()));
        final var message = FlowMod.add(flow);
        assertEquals(0, ByteBuffer.wrap(message).getInt(FlowMod.XID_OFFSET));
        ByteBuffer.wrap(message).putInt(FlowMod.XID_OFFSET, VECTOR_XID);
        assertEquals(vector, HexFormat.of().formatHex(message));
    }
}
