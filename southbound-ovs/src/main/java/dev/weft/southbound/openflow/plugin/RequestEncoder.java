/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.plugin;

import dev.weft.southbound.openflow.message.Bundle;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFSerializer;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ExperimenterInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openflow.raw.rev261121.experimenter.input.experimenter.data.of.choice.RawWireCase;

/**
 * Writes opaque messages as they are, any number of them in place of one, with the library's transaction id.
 *
 * @param others the library's encoder, for all other experimenter messages
 */
record RequestEncoder(OFSerializer<ExperimenterInput> others) implements OFSerializer<ExperimenterInput> {
    @Override
    public void serialize(final ExperimenterInput input, final ByteBuf out) {
        if (!(input.getExperimenterDataOfChoice() instanceof RawWireCase raw)) {
            others.serialize(input, out);
            return;
        }
        final var messages = ByteBuffer.wrap(raw.getRawMessages().requireBytes().clone());
        final int xid = input.getXid().intValue();
        for (int at = 0; at < messages.capacity();) {
            final int length = messages.getShort(at + 2) & 0xffff;
            Bundle.stamp(messages.slice(at, length), xid);
            at += length;
        }
        out.writeBytes(messages);
    }
}
