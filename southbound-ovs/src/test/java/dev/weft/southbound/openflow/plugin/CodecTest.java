/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.plugin;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import dev.weft.pipeline.wire.FlowMod;
import dev.weft.pipeline.wire.WireFlow;
import dev.weft.southbound.openflow.message.Bundle;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ErrorMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ErrorMessageBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ExperimenterInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ExperimenterMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.OfHeader;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openflow.raw.rev261121.experimenter.input.experimenter.data.of.choice.RawWireCase;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openflow.raw.rev261121.experimenter.input.experimenter.data.of.choice.RawWireCaseBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openflow.raw.rev261121.raw.messages.RawMessagesBuilder;
import org.opendaylight.yangtools.yang.common.Uint32;

/** What the library is taught: messages pass it as they are. */
public class CodecTest {
    private static final ErrorMessage OF_OTHERS = new ErrorMessageBuilder().build();
    private static final ErrorDecoder DECODER = new ErrorDecoder(in -> OF_OTHERS);
    private static final byte[] FLOW_MOD =
        FlowMod.add(new WireFlow(10, 100, 0x5703_0000_0000_0001L, new byte[0], new byte[0]));

    @Test
    public void reasonOfAFailedCommitAnswersNothing() {
        final var hex = HexFormat.of();
        final var added = hex.formatHex(new Bundle(1).add(List.of(FLOW_MOD)).get(0));
        final var message = "0401" + hex.toHexDigits((short) (12 + added.length() / 2)) + "00000007" + "00050001"
            + added;
        final var decoded = (ExperimenterMessage) decode(message);
        assertEquals(Uint32.ZERO, decoded.getXid());
        assertArrayEquals(hex.parseHex(message), bytes(decoded));
    }

    @Test
    public void answersToQuestionsOfOursAreNoMatterOfTheLibrary() {
        final var reply = "04130010" + "80000005" + "0001000000000000";
        final var decoded = (ExperimenterMessage) new MultipartDecoder(other -> null).deserialize(behindType(reply));
        assertEquals(Uint32.ZERO, decoded.getXid());
        assertArrayEquals(HexFormat.of().parseHex(reply), bytes(decoded));
        final var others = "04130010" + "00000005" + "0001000000000000";
        assertSame(OF_OTHERS, new MultipartDecoder(other -> OF_OTHERS).deserialize(behindType(others)));
        final var error = (ExperimenterMessage) decode("0401000c8000000500010002");
        assertEquals(Uint32.ZERO, error.getXid());
    }

    @Test
    public void errorOfAnAddFailsTheAdd() {
        final var added = HexFormat.of().formatHex(new Bundle(1).add(List.of(FLOW_MOD)).get(0));
        assertSame(OF_OTHERS, decode("0401ffff" + "00000007" + "00040009" + added));
    }

    @Test
    public void experimenterErrors() {
        final var decoded = (ErrorMessage) decode("0401001800000007" + "ffff0909" + "4f4e4600" + "01020304");
        assertEquals(Uint32.valueOf(7), decoded.getXid());
        assertEquals("EXPERIMENTER 0x4f4e4600 2313", decoded.getTypeString() + " " + decoded.getCodeString());
        assertArrayEquals(new byte[] {1, 2, 3, 4}, decoded.getData());
    }

    @Test
    public void truncatedErrorsAreLeftToTheLibrary() {
        assertSame(OF_OTHERS, decode("0401000c0000000700050001"));
    }

    @Test
    public void requestsAreWrittenWithTheLibrarysTransactionId() {
        final var bundle = new Bundle(3);
        final var both = ByteBuffer.allocate(24 + 24 + FLOW_MOD.length).put(bundle.open())
            .put(bundle.add(List.of(FLOW_MOD)).get(0)).array();
        final var out = Unpooled.buffer();
        new RequestEncoder((input, buffer) -> { }).serialize(new ExperimenterInputBuilder().setXid(Uint32.valueOf(9))
            .setExperimenterDataOfChoice(new RawWireCaseBuilder()
                .setRawMessages(new RawMessagesBuilder().setBytes(both).build()).build()).build(), out);
        assertEquals(both.length, out.readableBytes());
        for (int at : new int[] {4, 24 + 4, 24 + 24 + 4}) {
            assertEquals("at " + at, 9, out.getInt(at));
        }
        assertEquals("the caller's bytes stay", 0, ByteBuffer.wrap(both).getInt(4));
    }

    @Test
    public void repliesOfOursKeepTheirTransactionId() {
        final var reply = "04040010" + "00000005" + "00002320" + "0000001a";
        final var in = behindType(reply);
        final var decoded = new ExperimenterDecoder(other -> null).deserialize(in);
        assertEquals(Uint32.valueOf(5), decoded.getXid());
        assertArrayEquals(HexFormat.of().parseHex(reply), bytes(decoded));
        assertEquals(0, in.readableBytes());
    }

    private static OfHeader decode(final String hex) {
        return DECODER.deserialize(behindType(hex));
    }

    /** As the library hands messages to decoders: from the transaction id on. */
    private static ByteBuf behindType(final String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)).skipBytes(4);
    }

    private static byte[] bytes(final ExperimenterMessage message) {
        return ((RawWireCase) message.getExperimenterDataOfChoice()).nonnullRawMessages().requireBytes();
    }
}
