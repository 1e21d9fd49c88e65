/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.report;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.ListenableFuture;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.Report;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.ReportInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.ReportOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.ReportOutputBuilder;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/** The way in for reports of helpers: {@code weft-report:report} (VL-12). Answers at once. */
public final class ReportRpc implements Report, AutoCloseable {
    private static final int MAX_TOKEN = 128;

    private final ReportInbox inbox;
    private final Registration registration;

    /**
     * Makes it and registers it.
     *
     * @param provider where it is registered
     * @param inbox takes the reports
     */
    public ReportRpc(final RpcProviderService provider, final ReportInbox inbox) {
        this.inbox = requireNonNull(inbox);
        registration = provider.registerRpcImplementation(this);
    }

    @Override
    public ListenableFuture<RpcResult<ReportOutput>> invoke(final ReportInput input) {
        return answer(input).buildFuture();
    }

    @Override
    public void close() {
        registration.close();
    }

    private RpcResultBuilder<ReportOutput> answer(final ReportInput input) {
        try {
            final var message = MessageReader.read(input);
            final var token = input.getToken();
            return answer(message, token == null || token.length() > MAX_TOKEN ? "" : token);
        } catch (IllegalArgumentException e) {
            return refused(ErrorTag.INVALID_VALUE, "report refused: " + e.getMessage());
        }
    }

    private RpcResultBuilder<ReportOutput> answer(final Message message, final String token) {
        return switch (inbox.offer(message, token)) {
            case TAKEN -> taken(false);
            case COMPLETE_WANTED -> taken(true);
            case DENIED -> refused(ErrorTag.ACCESS_DENIED, "the token is not that of node " + message.node()
                + "; take it from external_ids:weft-controller of the node's Open_vSwitch row");
            case UNKNOWN_NODE -> refused(ErrorTag.INVALID_VALUE, "there is no node " + message.node()
                + "; make it at /weft:weft/node=" + message.node() + ", or stop the helper there");
            case LATER -> refused(ErrorTag.RESOURCE_DENIED, "not ready to take this report; send it again soon");
        };
    }

    private static RpcResultBuilder<ReportOutput> taken(final boolean completeWanted) {
        return RpcResultBuilder.success(new ReportOutputBuilder().setCompleteWanted(completeWanted).build());
    }

    private static RpcResultBuilder<ReportOutput> refused(final ErrorTag tag, final String text) {
        return RpcResultBuilder.<ReportOutput>failed().withError(ErrorType.APPLICATION, tag, text);
    }
}
