/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.NodeObject.Far;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.ControlWord;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.SegmentKind;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.List;

/** One end of a virtual link: one flow for what its port sends, one for what its port gets (VL-1). */
final class LinkFlows {
    private static final int FROM_THIS_NODE = 0;
    private static final int WORD = ControlWord.data(SegmentKind.LINK).encode();
    private static final int CONTROL_BIT = Integer.numberOfTrailingZeros(ControlWord.CONTROL_BIT);
    // all of the word but the control bit, which FROM_HELPER alone may have set; Open vSwitch makes the same two of a
    // set_field with a mask
    private static final Action BELOW_CONTROL = load(0, CONTROL_BIT - 1);
    private static final Action ABOVE_CONTROL = load(CONTROL_BIT + 1, Integer.SIZE - 1);

    private LinkFlows() {
        // only functions
    }

    /**
     * The end of a link whose other end is behind a tunnel.
     *
     * @param end the end
     * @param far its other end
     * @param port the number of its port
     * @param tunnel the number of the tunnel port by which its frames leave
     * @return two flows
     */
    static List<Flow> remote(final LinkEnd end, final Far.Remote far, final int port, final int tunnel) {
        return List.of(
            classify(end, port)
                .set(Field.FAR_PATH, far.path().value())
                .set(Field.TUNNEL_PORT, Action.checkPort(tunnel))
                .goTo(Table.TUNNEL_OUT),
            deliver(end, far.path().value())
                .then(new Action.Output(port))
                .end());
    }

    /**
     * The end of a link whose other end is on the same node.
     *
     * @param end the end
     * @param port the number of its port
     * @param otherPort the number of the other end's port
     * @return two flows
     */
    static List<Flow> local(final LinkEnd end, final int port, final int otherPort) {
        return List.of(
            classify(end, port).goTo(Table.DELIVER),
            deliver(end, FROM_THIS_NODE).from(otherPort)
                .then(new Action.Output(port))
                .end());
    }

    private static Flow.Builder classify(final LinkEnd end, final int port) {
        return TunnelFlows.from(end.port(), Flow.in(Table.CLASSIFY, Priority.ORDINARY, end.key()).from(port))
            .set(Field.SEGMENT, end.segment().value())
            .then(BELOW_CONTROL)
            .then(ABOVE_CONTROL);
    }

    private static Flow.Builder deliver(final LinkEnd end, final int fromPath) {
        return Flow.in(Table.DELIVER, Priority.ORDINARY, end.key())
            .match(Field.SEGMENT, end.segment().value())
            .match(Field.FROM_PATH, fromPath)
            .match(Field.CONTROL, ControlWord.kindBits(SegmentKind.LINK),
                ControlWord.KIND_MASK | ControlWord.CONTROL_BIT)
            .match(Field.POLICY, PipelineFlows.NO_POLICY);
    }

    private static Action load(final int first, final int last) {
        return new Action.Load(new Bits(Field.CONTROL, first, last),
            (Integer.toUnsignedLong(WORD) >>> first) & (1L << last - first + 1) - 1);
    }
}
