/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import dev.weft.cli.text.TextTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.changes.History;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * One change of the status of something (VL-12).
 *
 * @param number counts from 1
 * @param time when
 * @param status the status since then
 * @param reason why
 */
public record ChangeView(Long number, String time, String status, String reason) {
    static ChangeView of(final Uint32 number, final DateAndTime time, final Status status, final String reason) {
        return new ChangeView(Texts.number(number), Texts.time(time), Texts.status(status), reason);
    }

    /** Returns the changes, the oldest first. */
    static List<ChangeView> ordered(final Stream<ChangeView> changes) {
        return changes.sorted(Comparator.comparing(ChangeView::number)).toList();
    }

    static List<ChangeView> ordered(final Map<?, History> history) {
        return ordered(history.values().stream().map(entry ->
            of(entry.getNumber(), entry.getTime(), entry.getStatus(), entry.getReason())));
    }

    static TextTable table(final List<ChangeView> changes) {
        final var table = new TextTable("CHANGE", "TIME", "STATUS", "REASON");
        changes.forEach(change -> table.row(change.number, change.time, change.status, change.reason));
        return table;
    }
}
