/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.plugin;

import dev.weft.southbound.openflow.message.OpenFlow;
import dev.weft.southbound.openflow.message.OpenFlowError;
import io.netty.buffer.ByteBuf;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFDeserializer;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ErrorMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ErrorMessageBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.OfHeader;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * Decodes experimenter errors, which the library cannot, and takes the reasons of failed commits and the answers to
 * questions of ours as they are: they answer nothing that the library waits for.
 *
 * @param others the library's decoder, for all other errors
 */
record ErrorDecoder(OFDeserializer<ErrorMessage> others) implements OFDeserializer<OfHeader> {
    private static final int EXPERIMENTER = 0xffff;

    @Override
    public OfHeader deserialize(final ByteBuf in) {
        final var message = RawMessages.whole(OpenFlow.ERROR, in.slice());
        if (OpenFlow.isQuery(OpenFlow.xid(message))
                || OpenFlowError.of(message).filter(OpenFlowError::isReasonOfCommit).isPresent()) {
            return RawMessages.notice(OpenFlow.ERROR, in);
        }
        if (in.getUnsignedShort(in.readerIndex() + 4) != EXPERIMENTER) {
            return others.deserialize(in);
        }
        final var xid = Uint32.fromIntBits(in.readInt());
        in.skipBytes(2);
        final int code = in.readUnsignedShort();
        final int experimenter = in.readInt();
        final var data = new byte[in.readableBytes()];
        in.readBytes(data);
        return new ErrorMessageBuilder().setVersion(EncodeConstants.OF_VERSION_1_3).setXid(xid)
            .setType(Uint16.MAX_VALUE).setTypeString("EXPERIMENTER 0x" + Integer.toHexString(experimenter))
            .setCode(Uint16.valueOf(code)).setCodeString(Integer.toString(code)).setData(data).build();
    }
}
