/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.status;

import dev.weft.helper.report.EndReport;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The text of a {@link StatusDocument} piece by piece, so that however many ends there are, little of it is in memory.
 */
final class StatusPages implements Iterator<ByteBuffer> {
    private static final int ENDS = 100;
    private static final Comparator<EndReport> ORDER = Comparator
        .comparing((EndReport end) -> end.settings().link()).thenComparing(end -> end.settings().id());

    private final String head;
    private final List<EndReport> ends;
    private int next;
    private boolean done;

    StatusPages(final StatusSnapshot snapshot) {
        head = StatusDocument.head(snapshot).toJson();
        ends = snapshot.ends().stream().sorted(ORDER).toList();
    }

    @Override
    public boolean hasNext() {
        return !done;
    }

    @Override
    public ByteBuffer next() {
        if (done) {
            throw new NoSuchElementException();
        }
        final var page = new StringBuilder();
        if (next == 0) {
            page.append(head, 0, head.length() - 1).append(",\"end\":[");
        }
        final int last = Math.min(next + ENDS, ends.size());
        for (; next < last; next++) {
            page.append(next == 0 ? "\n" : ",\n").append(StatusDocument.End.of(ends.get(next)).toJson());
        }
        if (next == ends.size()) {
            page.append("]}\n");
            done = true;
        }
        return ByteBuffer.wrap(page.toString().getBytes(StandardCharsets.UTF_8));
    }
}
