/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.message;

import dev.weft.pipeline.flow.Cookie;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a switch answers to a message that it refuses.
 *
 * @param type the kind of error
 * @param code which error of that kind
 * @param offending the beginning of the refused message
 */
public record OpenFlowError(int type, int code, byte[] offending) {
    private static final int EXPERIMENTER_TYPE = 0xffff;
    private static final int FLOW_MOD_FAILED = 5;
    private static final int BUNDLE_MESSAGE_FAILED = 2313;
    private static final Set<Integer> AT_COMMIT = Set.of(1, 3, 4);
    private static final Map<Integer, String> TYPES = Map.of(1, "bad request", 2, "bad action", 3, "bad instruction",
        4, "bad match", FLOW_MOD_FAILED, "flow modification failed");
    private static final Map<Integer, String> FLOW_MOD_CODES = Map.of(1, "the table is full", 2, "no such table",
        3, "overlapping flow", 4, "not permitted", 5, "bad timeout", 6, "bad command", 7, "bad flags");

    /**
     * Reads an error message.
     *
     * @param message a message from the switch
     * @return the error, or empty when the message is something else
     */
    public static Optional<OpenFlowError> of(final byte[] message) {
        if (message.length < OpenFlow.HEADER + 4 || OpenFlow.type(message) != OpenFlow.ERROR) {
            return Optional.empty();
        }
        final var in = ByteBuffer.wrap(message, OpenFlow.HEADER, 4);
        final int type = in.getShort() & 0xffff;
        final int code = in.getShort() & 0xffff;
        final int data = OpenFlow.HEADER + (type == EXPERIMENTER_TYPE ? 8 : 4);
        return Optional.of(new OpenFlowError(type, code,
            Arrays.copyOfRange(message, Math.min(data, message.length), message.length)));
    }

    /**
     * Tells whether it is the reason why a bundle with a flow of Weft's could not take effect. Such an error comes at
     * the commit, when the message that brought the flow is long confirmed; the commit's own error, which follows,
     * does not tell which flow it was. What is wrong with a flow in itself is told earlier, when it is put into the
     * bundle.
     *
     * @return true if so
     */
    public boolean isReasonOfCommit() {
        return type == FLOW_MOD_FAILED && AT_COMMIT.contains(code) && Cookie.isOurs(Bundle.cookieOf(offending));
    }

    /**
     * Puts it into words.
     *
     * @return what the switch found wrong, with the numbers of the specification
     */
    public String text() {
        if (type == EXPERIMENTER_TYPE && code == BUNDLE_MESSAGE_FAILED) {
            return "a flow of the bundle was refused (OpenFlow error 2313 of ONF)";
        }
        final var words = TYPES.getOrDefault(type, "refused");
        final var detail = type == FLOW_MOD_FAILED && FLOW_MOD_CODES.containsKey(code)
            ? ", " + FLOW_MOD_CODES.get(code) : "";
        return words + detail + " (OpenFlow error " + type + "/" + code + ")";
    }

    @Override
    public byte[] offending() {
        return offending.clone();
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj || obj instanceof OpenFlowError other && type == other.type && code == other.code
            && Arrays.equals(offending, other.offending);
    }

    @Override
    public int hashCode() {
        return (type << 16 | code) * 31 + Arrays.hashCode(offending);
    }

    @Override
    public String toString() {
        return text();
    }
}
