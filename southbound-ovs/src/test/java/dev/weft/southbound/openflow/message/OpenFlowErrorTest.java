/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.message;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.pipeline.wire.FlowMod;
import dev.weft.pipeline.wire.WireFlow;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** Errors are put into words and told apart. */
public class OpenFlowErrorTest {
    private static final byte[] OURS =
        FlowMod.add(new WireFlow(10, 100, 0x5703_0000_0000_0001L, new byte[0], new byte[0]));
    private static final byte[] FOREIGN = FlowMod.add(new WireFlow(10, 100, 0x99, new byte[0], new byte[0]));

    @Test
    public void words() {
        assertEquals("flow modification failed, the table is full (OpenFlow error 5/1)", error(5, 1, OURS).text());
        assertEquals("bad match (OpenFlow error 4/9)", error(4, 9, OURS).text());
        assertEquals("refused (OpenFlow error 13/2)", error(13, 2, OURS).text());
    }

    @Test
    public void experimenterErrorsHaveALongerHeader() {
        final var data = ByteBuffer.allocate(4 + OURS.length).putInt(OpenFlow.ONF).put(OURS).array();
        final var error = error(0xffff, 2313, data);
        assertTrue(error.text(), error.text().contains("a flow of the bundle was refused"));
        assertTrue(Arrays.equals(OURS, error.offending()));
    }

    @Test
    public void reasonsOfACommit() {
        assertTrue(error(5, 1, OURS).isReasonOfCommit());
        assertTrue(error(5, 1, new Bundle(1).add(List.of(OURS)).get(0)).isReasonOfCommit());
        assertFalse("told when it is added", error(4, 9, OURS).isReasonOfCommit());
        assertFalse("not ours", error(5, 1, FOREIGN).isReasonOfCommit());
        assertFalse("no flow", error(5, 1, new Bundle(1).commit()).isReasonOfCommit());
    }

    @Test
    public void otherAndTruncatedMessages() {
        assertEquals(Optional.empty(), OpenFlowError.of(OURS));
        final var whole = message(5, 1, OURS);
        for (int length = 0; length < 12; length++) {
            assertEquals(Optional.empty(), OpenFlowError.of(Arrays.copyOf(whole, length)));
        }
        for (int length = 12; length < whole.length; length++) {
            assertEquals(length - 12, OpenFlowError.of(Arrays.copyOf(whole, length)).orElseThrow().offending().length);
        }
        assertEquals(0, error(0xffff, 1, new byte[0]).offending().length);
    }

    private static OpenFlowError error(final int type, final int code, final byte[] data) {
        return OpenFlowError.of(message(type, code, data)).orElseThrow();
    }

    private static byte[] message(final int type, final int code, final byte[] data) {
        return OpenFlow.message(OpenFlow.ERROR, 12 + data.length).putShort((short) type).putShort((short) code)
            .put(data).array();
    }
}
