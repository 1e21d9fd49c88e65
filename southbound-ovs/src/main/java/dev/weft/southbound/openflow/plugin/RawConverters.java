/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.plugin;

import dev.weft.southbound.openflow.message.OpenFlow;
import java.util.List;
import org.opendaylight.openflowjava.protocol.api.keys.MessageTypeKey;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.openflowplugin.extension.api.ConverterMessageToOFJava;
import org.opendaylight.openflowplugin.extension.api.ConvertorMessageFromOFJava;
import org.opendaylight.openflowplugin.extension.api.ExtensionConverterRegistrator;
import org.opendaylight.openflowplugin.extension.api.ExtensionConvertorData;
import org.opendaylight.openflowplugin.extension.api.TypeVersionKey;
import org.opendaylight.openflowplugin.extension.api.path.MessagePath;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.common.types.rev130731.ExperimenterId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openflow.raw.rev261121.experimenter.input.experimenter.data.of.choice.RawWireCase;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openflow.raw.rev261121.experimenter.input.experimenter.data.of.choice.RawWireCaseBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openflow.raw.rev261121.experimenter.message.from.dev.experimenter.message.of.choice.RawEventCaseBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openflow.raw.rev261121.send.experimenter.input.experimenter.message.of.choice.RawRequestCase;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Between the application's and the library's form of opaque messages: the bytes stay the same. */
final class RawConverters {
    private RawConverters() {
        // only registration
    }

    static List<Registration> register(final ExtensionConverterRegistrator registrator) {
        final var version = EncodeConstants.OF_VERSION_1_3;
        final ConvertorMessageFromOFJava<RawWireCase, MessagePath> fromLibrary = (raw, path) ->
            new RawEventCaseBuilder().setRawMessages(raw.getRawMessages()).build();
        return List.of(
            registrator.registerMessageConvertor(new TypeVersionKey<>(RawRequestCase.class, version), new ToLibrary()),
            registrator.registerMessageConvertor(new MessageTypeKey<>(version, RawWireCase.class), fromLibrary));
    }

    private static final class ToLibrary
            implements ConverterMessageToOFJava<RawRequestCase, RawWireCase, ExtensionConvertorData> {
        @Override
        public RawWireCase convert(final RawRequestCase request, final ExtensionConvertorData data) {
            return new RawWireCaseBuilder().setRawMessages(request.getRawMessages()).build();
        }

        @Override
        public ExperimenterId getExperimenterId() {
            return new ExperimenterId(Uint32.fromIntBits(OpenFlow.NICIRA));
        }

        @Override
        public Uint32 getType() {
            return Uint32.ZERO;
        }
    }
}
