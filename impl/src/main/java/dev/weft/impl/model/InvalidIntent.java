/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

/** A piece of stored intent from which no value can be built; the message says what would be right. */
public final class InvalidIntent extends Exception {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private final String path;

    /**
     * Makes one.
     *
     * @param at the object and the part of it that is wrong
     * @param text what is wrong and what would be right, without the object's name
     */
    public InvalidIntent(final IntentPath at, final String text) {
        super(at.label() + ": " + text);
        path = at.path();
    }

    /**
     * Makes one.
     *
     * @param at the object and the part of it that is wrong
     * @param cause the refusal of the value, whose message says what would be right
     */
    public InvalidIntent(final IntentPath at, final IllegalArgumentException cause) {
        super(at.label() + ": " + cause.getMessage(), cause);
        path = at.path();
    }

    /**
     * Returns where the fault is.
     *
     * @return the path, for instance {@code /weft:weft/link=web-db/b}
     */
    public String path() {
        return path;
    }
}
