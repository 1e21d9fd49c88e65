/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security.vici;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a message: values, lists and further sections, each by its name. Not thread-safe.
 */
public final class Section {
    private final Map<String, byte[]> values = new LinkedHashMap<>();
    private final Map<String, List<String>> lists = new LinkedHashMap<>();
    private final Map<String, Section> sections = new LinkedHashMap<>();

    /** Sets a value. */
    public Section put(final String name, final String value) {
        return put(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Sets a value that is no text. */
    public Section put(final String name, final byte[] value) {
        values.put(name, value.clone());
        return this;
    }

    /** Sets a list. */
    public Section list(final String name, final String... items) {
        lists.put(name, List.of(items));
        return this;
    }

    /** Sets a section. */
    public Section section(final String name, final Section inner) {
        sections.put(name, inner);
        return this;
    }

    /** A value as text; "" if there is none. */
    public String text(final String name) {
        final byte[] value = values.get(name);
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    /** A value as a number of at most 18 digits; 0 if there is none. */
    public long number(final String name) {
        final String text = text(name);
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    /** A list; empty if there is none. */
    public List<String> items(final String name) {
        return lists.getOrDefault(name, List.of());
    }

    /** All sections. */
    public Map<String, Section> sections() {
        return new LinkedHashMap<>(sections);
    }

    /** A section. */
    public Optional<Section> inner(final String name) {
        return Optional.ofNullable(sections.get(name));
    }

    void write(final ByteArrayOutputStream out) {
        values.forEach((name, value) -> {
            out.write(Element.KEY_VALUE);
            Element.putName(out, name);
            Element.putValue(out, value);
        });
        lists.forEach((name, items) -> {
            out.write(Element.LIST_START);
            Element.putName(out, name);
            new ArrayList<>(items).forEach(item -> {
                out.write(Element.LIST_ITEM);
                Element.putValue(out, item.getBytes(StandardCharsets.UTF_8));
            });
            out.write(Element.LIST_END);
        });
        sections.forEach((name, inner) -> {
            out.write(Element.SECTION_START);
            Element.putName(out, name);
            inner.write(out);
            out.write(Element.SECTION_END);
        });
    }
}
