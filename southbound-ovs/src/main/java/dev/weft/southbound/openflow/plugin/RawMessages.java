/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.plugin;

import dev.weft.southbound.openflow.message.OpenFlow;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.common.types.rev130731.ExperimenterId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ExperimenterMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ExperimenterMessageBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openflow.raw.rev261121.experimenter.input.experimenter.data.of.choice.RawWireCaseBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openflow.raw.rev261121.raw.messages.RawMessagesBuilder;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Wraps whole messages from the switch so that the OpenFlow library passes them on as experimenter messages. */
final class RawMessages {
    private static final ExperimenterId MARK = new ExperimenterId(Uint32.fromIntBits(OpenFlow.NICIRA));

    private RawMessages() {
        // only functions
    }

    /**
     * Tells whether messages of an experimenter are taken undecoded.
     *
     * @param experimenter the experimenter id
     * @return true for ONF and Nicira
     */
    static boolean isOurs(final int experimenter) {
        return experimenter == OpenFlow.ONF || experimenter == OpenFlow.NICIRA;
    }

    /**
     * Wraps a message.
     *
     * @param type its message type
     * @param in what is left of it: from the transaction id on; is read to its end
     * @return the wrapped message, with the same transaction id
     */
    static ExperimenterMessage wrap(final int type, final ByteBuf in) {
        return wrapped(in.getInt(in.readerIndex()), whole(type, in));
    }

    /**
     * Wraps a message so that it answers nothing.
     *
     * @param type its message type
     * @param in what is left of it: from the transaction id on; is read to its end
     * @return the wrapped message, with transaction id 0 on the outside
     */
    static ExperimenterMessage notice(final int type, final ByteBuf in) {
        return wrapped(0, whole(type, in));
    }

    /**
     * Gives a message its header back.
     *
     * @param type its message type
     * @param in what is left of it: from the transaction id on; is read to its end
     * @return the whole message
     */
    static byte[] whole(final int type, final ByteBuf in) {
        final int length = in.readableBytes() + 4;
        final var message = ByteBuffer.allocate(length).put(OpenFlow.VERSION).put((byte) type)
            .putShort((short) length);
        in.readBytes(message);
        return message.array();
    }

    private static ExperimenterMessage wrapped(final int xid, final byte[] message) {
        return new ExperimenterMessageBuilder().setVersion(EncodeConstants.OF_VERSION_1_3)
            .setXid(Uint32.fromIntBits(xid)).setExperimenter(MARK).setExpType(Uint32.ZERO)
            .setExperimenterDataOfChoice(new RawWireCaseBuilder()
                .setRawMessages(new RawMessagesBuilder().setBytes(message).build()).build())
            .build();
    }
}
