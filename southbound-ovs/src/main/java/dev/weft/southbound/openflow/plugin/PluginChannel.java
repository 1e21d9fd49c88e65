/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.plugin;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import dev.weft.southbound.openflow.ChannelFailure;
import dev.weft.southbound.openflow.SwitchChannel;
import dev.weft.southbound.openflow.SwitchRefusal;
import dev.weft.southbound.openflow.message.OpenFlowError;
import java.util.concurrent.CompletableFuture;
import org.opendaylight.openflowjava.protocol.api.connection.DeviceRequestFailedException;
import org.opendaylight.yang.gen.v1.urn.opendaylight.experimenter.message.service.rev151020.SalExperimenterMessageService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.experimenter.message.service.rev151020.SendExperimenterInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.experimenter.message.service.rev151020.SendExperimenterOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.NodeRef;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openflow.raw.rev261121.raw.messages.RawMessagesBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openflow.raw.rev261121.send.experimenter.input.experimenter.message.of.choice.RawRequestCaseBuilder;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.common.RpcResult;

/**
 * Sends through the plugin's experimenter message service.
 *
 * @param service the service
 * @param node the switch
 */
record PluginChannel(SalExperimenterMessageService service, NodeRef node) implements SwitchChannel {
    @Override
    public CompletableFuture<Void> send(final byte[] messages) {
        final var answer = new CompletableFuture<Void>();
        Futures.addCallback(service.sendExperimenter(new SendExperimenterInputBuilder().setNode(node)
            .setExperimenterMessageOfChoice(new RawRequestCaseBuilder()
                .setRawMessages(new RawMessagesBuilder().setBytes(messages).build()).build())
            .build()), new FutureCallback<RpcResult<SendExperimenterOutput>>() {
                @Override
                public void onSuccess(final RpcResult<SendExperimenterOutput> result) {
                    if (result.isSuccessful()) {
                        answer.complete(null);
                    } else {
                        answer.completeExceptionally(failure(result));
                    }
                }

                @Override
                public void onFailure(final Throwable cause) {
                    answer.completeExceptionally(new ChannelFailure(String.valueOf(cause.getMessage())));
                }
            }, MoreExecutors.directExecutor());
        return answer;
    }

    private static Exception failure(final RpcResult<?> result) {
        for (RpcError error : result.getErrors()) {
            if (error.getCause() instanceof DeviceRequestFailedException refused) {
                final var message = refused.getError();
                final byte[] data = message.getData() == null ? new byte[0] : message.getData();
                final var refusal = new OpenFlowError(message.getType().toJava(), message.getCode().toJava(), data);
                return new SwitchRefusal(refusal.text(), data);
            }
        }
        return new ChannelFailure(result.getErrors().stream().map(RpcError::getMessage).findFirst()
            .orElse("the switch did not answer"));
    }
}
