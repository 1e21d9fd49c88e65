/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import com.google.common.io.ByteStreams;
import dev.weft.pipeline.table.Table;
import java.util.List;
import java.util.Optional;

/** The list of OpenFlow 1.3 instructions of a flow: a meter, actions at once, the next table. */
final class Instructions {
    private static final int APPLY_ACTIONS = 4;
    private static final int GOTO_TABLE = 1;
    private static final int HEADER = 8;

    private Instructions() {
        // only functions
    }

    static byte[] encode(final List<Action> actions, final Optional<Table> next) {
        final var out = ByteStreams.newDataOutput();
        actions.stream().filter(Meter.class::isInstance).forEach(meter -> meter.encode(out));
        final var applied = actions.stream().filter(action -> !(action instanceof Meter)).toList();
        if (!applied.isEmpty()) {
            final var list = ByteStreams.newDataOutput();
            applied.forEach(action -> action.encode(list));
            final var octets = list.toByteArray();
            out.writeShort(APPLY_ACTIONS);
            out.writeShort(HEADER + octets.length);
            out.writeInt(0);
            out.write(octets);
        }
        next.ifPresent(table -> {
            out.writeShort(GOTO_TABLE);
            out.writeShort(HEADER);
            out.writeByte(table.id());
            out.write(new byte[3]);
        });
        return out.toByteArray();
    }
}
