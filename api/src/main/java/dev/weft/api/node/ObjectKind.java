/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

/** The kinds of things a node is asked to do. The code is part of every flow's cookie: never re-use one. */
public enum ObjectKind {
    /** The pipeline itself: flows that do not depend on any intent object. */
    PIPELINE(1, "pipeline"),
    /** The way to and from one remote outer address. */
    PEER(2, "peer"),
    /** One end of a virtual link. */
    LINK(3, "link"),
    /** A link-enabled interface without a link, kept silent (VL-14). */
    SHUT_PORT(4, "shut-port");

    private final int code;
    private final String text;

    ObjectKind(final int code, final String text) {
        this.code = code;
        this.text = text;
    }

    /**
     * Returns the number of this kind in cookies.
     *
     * @return 1 to 255
     */
    public int code() {
        return code;
    }

    @Override
    public String toString() {
        return text;
    }
}
