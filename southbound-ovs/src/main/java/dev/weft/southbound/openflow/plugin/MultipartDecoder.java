/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.plugin;

import dev.weft.southbound.openflow.message.FlowMonitor;
import dev.weft.southbound.openflow.message.OpenFlow;
import io.netty.buffer.ByteBuf;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFDeserializer;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.OfHeader;

/**
 * Takes the reports of flow monitors out of the multipart replies, so that they reach us although nobody asked for
 * them at that moment, and the answers to questions of ours, of which the library does not know.
 *
 * @param others the plugin's decoder, for all other replies
 */
record MultipartDecoder(OFDeserializer<OfHeader> others) implements OFDeserializer<OfHeader> {
    @Override
    public OfHeader deserialize(final ByteBuf in) {
        if (OpenFlow.isQuery(in.getInt(in.readerIndex()))) {
            return RawMessages.notice(OpenFlow.MULTIPART_REPLY, in);
        }
        final var body = in.nioBuffer(in.readerIndex() + 4, in.readableBytes() - 4);
        return FlowMonitor.isReport(body) ? RawMessages.wrap(OpenFlow.MULTIPART_REPLY, in) : others.deserialize(in);
    }
}
