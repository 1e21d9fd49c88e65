/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.plugin;

import java.util.concurrent.atomic.AtomicReference;
import org.opendaylight.openflowjava.protocol.api.extensibility.DeserializerRegistry;
import org.opendaylight.openflowjava.protocol.api.extensibility.DeserializerRegistryInjector;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFDeserializer;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFGeneralDeserializer;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFGeneralSerializer;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFSerializer;
import org.opendaylight.openflowjava.protocol.api.extensibility.SerializerRegistry;
import org.opendaylight.openflowjava.protocol.api.extensibility.SerializerRegistryInjector;
import org.opendaylight.openflowjava.protocol.api.keys.MessageCodeKey;
import org.opendaylight.openflowjava.protocol.api.keys.MessageTypeKey;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.openflowjava.protocol.spi.connection.SwitchConnectionProvider;
import org.opendaylight.yang.gen.v1.urn.opendaylight.multipart.types.rev170112.MultipartReply;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ErrorMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ExperimenterInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ExperimenterMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.OfHeader;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openflow.raw.rev261121.experimenter.input.experimenter.data.of.choice.RawWireCase;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * Teaches the OpenFlow library to carry opaque messages: puts our encoder and decoders in front of those that are
 * there. The library's own lookup by experimenter compares boxed numbers by identity, so that every experimenter
 * message and error fails to decode there, and a refused bundle counts as a success.
 */
final class RawCodec {
    private static final Uint8 V13 = EncodeConstants.OF_VERSION_1_3;
    private static final MessageTypeKey<ExperimenterInput> REQUEST = new MessageTypeKey<>(V13, ExperimenterInput.class);
    private static final MessageCodeKey EXPERIMENTER = new MessageCodeKey(V13, 4, ExperimenterMessage.class);
    private static final MessageCodeKey ERROR = new MessageCodeKey(V13, 1, ErrorMessage.class);
    private static final MessageCodeKey MULTIPART = new MessageCodeKey(V13, 19, MultipartReply.class);

    /** The library hands its registries only to what is registered with it; this one is registered just for that. */
    private static final class Registries implements OFGeneralSerializer, SerializerRegistryInjector,
            OFGeneralDeserializer, DeserializerRegistryInjector {
        private final AtomicReference<SerializerRegistry> serializers = new AtomicReference<>();
        private final AtomicReference<DeserializerRegistry> deserializers = new AtomicReference<>();

        @Override
        public void injectSerializerRegistry(final SerializerRegistry registry) {
            serializers.set(registry);
        }

        @Override
        public void injectDeserializerRegistry(final DeserializerRegistry registry) {
            deserializers.set(registry);
        }
    }

    private RawCodec() {
        // only a function
    }

    /**
     * Puts the codec in place. To be called once, when the first switch is there: the plugin registers its own
     * decoders late, when the whole system has started, and would replace ours.
     *
     * @param provider the library
     * @return puts back what was there before
     */
    static Runnable install(final SwitchConnectionProvider provider) {
        final var registries = new Registries();
        provider.registerSerializer(new MessageTypeKey<>(V13, RawWireCase.class), registries);
        provider.registerDeserializer(new MessageCodeKey(V13, 4, RawWireCase.class), registries);
        final var serializers = registries.serializers.get();
        final var deserializers = registries.deserializers.get();

        final OFSerializer<ExperimenterInput> requests = serializers.getSerializer(REQUEST);
        final OFDeserializer<ExperimenterMessage> experimenters = deserializers.getDeserializer(EXPERIMENTER);
        final OFDeserializer<ErrorMessage> errors = deserializers.getDeserializer(ERROR);
        final OFDeserializer<OfHeader> multiparts = deserializers.getDeserializer(MULTIPART);
        provider.registerSerializer(REQUEST, new RequestEncoder(requests));
        provider.registerDeserializer(EXPERIMENTER, new ExperimenterDecoder(experimenters));
        provider.registerDeserializer(ERROR, new ErrorDecoder(errors));
        provider.registerDeserializer(MULTIPART, new MultipartDecoder(multiparts));
        return () -> {
            provider.registerSerializer(REQUEST, requests);
            provider.registerDeserializer(EXPERIMENTER, experimenters);
            provider.registerDeserializer(ERROR, errors);
            provider.registerDeserializer(MULTIPART, multiparts);
        };
    }
}
