/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.text;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.function.Function;

/** The forms in which a command can answer. */
public enum Format {
    /** For people: aligned text. */
    TABLE("table"),
    /** For programs: JSON with the names of the YANG leaves; what is not known is left out. */
    JSON("json");

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping()
        .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_DASHES).create();

    private final String text;

    Format(final String text) {
        this.text = text;
    }

    /**
     * Reads a format from what the user typed.
     *
     * @param text {@code table} or {@code json}
     * @return the format
     * @throws IllegalArgumentException when it is neither, with a message for the user
     */
    public static Format of(final String text) {
        for (var format : values()) {
            if (format.text.equals(text)) {
                return format;
            }
        }
        throw new IllegalArgumentException("format '" + text + "' is neither table nor json");
    }

    /**
     * Puts an answer into this form.
     *
     * @param answer the answer, as records, lists and strings
     * @param table how to show it to people
     * @return the text, without a line end at its end
     */
    public <T> String render(final T answer, final Function<T, String> table) {
        return switch (this) {
            case TABLE -> table.apply(answer);
            case JSON -> GSON.toJson(answer);
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
