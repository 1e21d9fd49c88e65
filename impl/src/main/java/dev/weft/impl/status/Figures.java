/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.impl.compile.Compiled;
import dev.weft.impl.report.EndReport;
import dev.weft.impl.report.Reported;
import dev.weft.impl.store.StateWriter;
import org.opendaylight.mdsal.binding.api.WriteOperations;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.state.A;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.state.B;

/** Counters and round-trip times, which change all the time and mean nothing for any state (VL-12). */
final class Figures {
    private final Picture picture;
    private final Reported reported;
    private final StateWriter writer;

    Figures(final Picture picture, final Reported reported, final StateWriter writer) {
        this.picture = requireNonNull(picture);
        this.reported = requireNonNull(reported);
        this.writer = requireNonNull(writer);
    }

    /** Returns what was reported of one end of a link. */
    EndReport of(final LinkId link, final int side) {
        return picture.compiled(link).filter(Compiled.Programmed.class::isInstance)
            .map(compiled -> ((Compiled.Programmed) compiled).ends()).filter(ends -> side < ends.size())
            .map(ends -> reported.end(ends.get(side).node(), ends.get(side).object())).orElse(EndReport.UNKNOWN);
    }

    /** Writes those of a link that is shown, when there is nothing better to do. */
    void show(final LinkId link) {
        writer.writeFigures(StateEncoder.path(link), transaction -> write(link, transaction));
    }

    /** Writes those of a node that is shown, when there is nothing better to do. */
    void show(final NodeId node) {
        final var path = StateEncoder.path(node);
        writer.writeFigures(path, transaction -> transaction.merge(LogicalDatastoreType.OPERATIONAL, path,
            StateEncoder.figures(node, reported)));
    }

    private void write(final LinkId link, final WriteOperations transaction) {
        final var state = StateEncoder.path(link).child(State.class);
        final var first = of(link, 0);
        if (!first.equals(EndReport.UNKNOWN)) {
            transaction.merge(LogicalDatastoreType.OPERATIONAL, state.child(A.class),
                LinkEncoder.firstFigures(first));
        }
        final var second = of(link, 1);
        if (!second.equals(EndReport.UNKNOWN)) {
            transaction.merge(LogicalDatastoreType.OPERATIONAL, state.child(B.class),
                LinkEncoder.secondFigures(second));
        }
    }
}
