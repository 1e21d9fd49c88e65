/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of aligned columns with a header. Unlike the console's own table it is the same on every terminal: no
 * colours, no line drawing, nothing cut off, so that it can be searched and compared.
 */
public final class TextTable {
    private static final String GAP = "  ";
    private static final String ABSENT = "-";

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    /**
     * Makes a table without rows.
     *
     * @param header the columns' titles
     */
    public TextTable(final String... header) {
        columns = header.length;
        rows.add(List.of(header));
    }

    /**
     * Adds a row.
     *
     * @param cells one value for each column; null is shown as a dash
     * @return this table
     * @throws IllegalArgumentException when there are more or fewer cells than columns
     */
    public TextTable row(final Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns + " columns");
        }
        rows.add(Arrays.stream(cells).map(TextTable::cell).toList());
        return this;
    }

    /**
     * Makes one line of text safe to show: some of it comes from switches and could control the terminal.
     *
     * @param text any text
     * @return the text with a question mark for each control character
     */
    public static String plain(final String text) {
        return text.codePoints().map(c -> Character.isISOControl(c) ? '?' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    @Override
    public String toString() {
        final int[] widths = new int[columns];
        for (var row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String cell(final Object value) {
        final String text = value == null ? "" : plain(value.toString());
        return text.isEmpty() ? ABSENT : text;
    }

    private static String line(final List<String> row, final int[] widths) {
        final var line = new StringBuilder();
        for (int i = 0; i < widths.length - 1; i++) {
            final var cell = row.get(i);
            line.append(cell).append(" ".repeat(widths[i] - cell.length())).append(GAP);
        }
        return line.append(row.get(widths.length - 1)).toString();
    }
}
