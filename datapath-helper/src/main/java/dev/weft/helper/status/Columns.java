/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.status;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligned columns with a header, the same on every terminal. What came from elsewhere cannot control the terminal.
 */
final class Columns {
    private static final String GAP = "  ";
    private static final String ABSENT = "-";

    private final List<String[]> rows = new ArrayList<>();
    private final int[] widths;

    Columns(final String... titles) {
        widths = new int[titles.length];
        add(titles);
    }

    /** One more row, with a cell for each title; null or empty is shown as a dash. */
    void add(final String... cells) {
        if (cells.length != widths.length) {
            throw new IllegalArgumentException("there should be " + widths.length + " cells, but are " + cells.length);
        }
        final String[] row = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            row[i] = cells[i] == null || cells[i].isEmpty() ? ABSENT : plain(cells[i]);
            widths[i] = Math.max(widths[i], row[i].length());
        }
        rows.add(row);
    }

    /** The text with a question mark for each control character. */
    static String plain(final String text) {
        return text.replaceAll("[\\p{Cntrl}\\x80-\\x9f]", "?");
    }

    /** The rows, each as a line without blanks at its end. */
    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(final String[] row) {
        final var line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            line.append(row[i]);
            if (i < row.length - 1) {
                line.append(" ".repeat(widths[i] - row[i].length())).append(GAP);
            }
        }
        return line.toString();
    }
}
