/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security.vici;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What sections are made of on the wire.
 */
final class Element {
    static final int SECTION_START = 1;
    static final int SECTION_END = 2;
    static final int KEY_VALUE = 3;
    static final int LIST_START = 4;
    static final int LIST_ITEM = 5;
    static final int LIST_END = 6;

    private static final int MAX_NAME = 0xff;
    private static final int MAX_VALUE = 0xffff;
    private static final int MAX_DEPTH = 16;

    private Element() {
        // only functions
    }

    static void putName(final ByteArrayOutputStream out, final String name) {
        final byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_NAME) {
            throw new IllegalArgumentException("a name has at most " + MAX_NAME + " bytes");
        }
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    static void putValue(final ByteArrayOutputStream out, final byte[] value) {
        if (value.length > MAX_VALUE) {
            throw new IllegalArgumentException("a value has at most " + MAX_VALUE + " bytes");
        }
        out.write(value.length >> Byte.SIZE);
        out.write(value.length);
        out.writeBytes(value);
    }

    static String name(final ByteBuffer in) {
        return text(in, in.get() & MAX_NAME);
    }

    /** Reads a section to the end. */
    static Section section(final ByteBuffer in) throws IOException {
        try {
            return nested(in, 0);
        } catch (BufferUnderflowException e) {
            throw new IOException("a message of charon ends too early", e);
        }
    }

    private static Section nested(final ByteBuffer in, final int depth) throws IOException {
        final var section = new Section();
        while (in.hasRemaining()) {
            switch (in.get()) {
                case KEY_VALUE -> section.put(name(in), bytes(in, in.getShort() & MAX_VALUE));
                case LIST_START -> section.list(name(in), items(in));
                case SECTION_START -> {
                    if (depth == MAX_DEPTH) {
                        throw new IOException("a message of charon is nested too deeply");
                    }
                    section.section(name(in), nested(in, depth + 1));
                }
                case SECTION_END -> {
                    if (depth == 0) {
                        throw new IOException("a message of charon ends a section that did not begin");
                    }
                    return section;
                }
                default -> throw new IOException("a message of charon has an unknown element");
            }
        }
        if (depth > 0) {
            throw new IOException("a message of charon does not end its sections");
        }
        return section;
    }

    private static String[] items(final ByteBuffer in) throws IOException {
        final List<String> items = new ArrayList<>();
        for (byte next = in.get(); next != LIST_END; next = in.get()) {
            if (next != LIST_ITEM) {
                throw new IOException("a list in a message of charon has something that is no item");
            }
            items.add(text(in, in.getShort() & MAX_VALUE));
        }
        return items.toArray(String[]::new);
    }

    private static String text(final ByteBuffer in, final int length) {
        return new String(bytes(in, length), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(final ByteBuffer in, final int length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        final byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
