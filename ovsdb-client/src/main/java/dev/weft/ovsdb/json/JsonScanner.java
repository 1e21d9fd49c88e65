/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.json;

import dev.weft.ovsdb.error.ProtocolException;

/**
 * Finds the end of JSON objects in a byte stream, one byte at a time and without looking back, so that the cost is
 * linear however the bytes arrive. It only follows strings, escapes and nesting; whether the text between is valid
 * JSON is the parser's business. JSON-RPC messages are objects, so anything else at the top level is garbage.
 */
final class JsonScanner {
    /** What a byte meant. */
    enum Step {
        /** White space between two messages. */
        BETWEEN,
        /** Part of a message. */
        INSIDE,
        /** Last byte of a message. */
        END
    }

    private final int maxDepth;

    private int depth;
    private boolean inString;
    private boolean escaped;

    JsonScanner(final int maxDepth) {
        this.maxDepth = maxDepth;
    }

    Step next(final byte value) {
        if (depth == 0) {
            return first(value);
        }
        if (inString) {
            inString(value);
            return Step.INSIDE;
        }
        return switch (value) {
            case '"' -> {
                inString = true;
                yield Step.INSIDE;
            }
            case '{', '[' -> enter();
            case '}', ']' -> --depth == 0 ? Step.END : Step.INSIDE;
            default -> Step.INSIDE;
        };
    }

    private Step first(final byte value) {
        return switch (value) {
            case ' ', '\t', '\r', '\n' -> Step.BETWEEN;
            case '{' -> enter();
            default -> throw new ProtocolException(String.format(
                "a message should begin with '{', but the peer sent byte 0x%02x%s: is it speaking another protocol?",
                value & 0xff, value > ' ' ? " '" + (char) value + "'" : ""));
        };
    }

    private Step enter() {
        if (++depth > maxDepth) {
            throw new ProtocolException("a message nests deeper than the limit of " + maxDepth + " levels");
        }
        return Step.INSIDE;
    }

    private void inString(final byte value) {
        if (escaped) {
            escaped = false;
        } else if (value == '\\') {
            escaped = true;
        } else if (value == '"') {
            inString = false;
        }
    }
}
