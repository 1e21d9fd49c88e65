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
import org.opendaylight.openflowjava.protocol.api.extensibility.OFDeserializer;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ExperimenterMessage;

/**
 * Takes experimenter messages of ONF and Nicira as they are.
 *
 * @param others the library's decoder, for all other experimenters
 */
record ExperimenterDecoder(OFDeserializer<ExperimenterMessage> others) implements OFDeserializer<ExperimenterMessage> {
    @Override
    public ExperimenterMessage deserialize(final ByteBuf in) {
        return RawMessages.isOurs(in.getInt(in.readerIndex() + 4)) ? RawMessages.wrap(OpenFlow.EXPERIMENTER, in)
            : others.deserialize(in);
    }
}
