/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.InvalidIntent;
import dev.weft.impl.model.LinkIntent;

/**
 * One reason to refuse a change.
 *
 * @param kind what sort of reason
 * @param path where, for instance {@code /weft:weft/link=web-db/b}
 * @param message what is wrong with which object, and what would be right
 */
public record Problem(Kind kind, String path, String message) {
    /** The sorts of reason, each an error tag of NETCONF (RFC 6241, appendix A). */
    public enum Kind {
        /** Wrong whatever else there is; HTTP status 400. */
        INVALID_VALUE,
        /** Something else has it or needs it; HTTP status 409. */
        IN_USE
    }

    /**
     * Makes one from a value that cannot be.
     *
     * @param fault the fault
     * @return the problem
     */
    public static Problem of(final InvalidIntent fault) {
        return new Problem(Kind.INVALID_VALUE, fault.path(), fault.getMessage());
    }

    /**
     * Makes one from two links of one name.
     *
     * @param link the link that is told
     * @param other the one that has the name; one of the two is of a chain at least
     * @return the problem
     */
    public static Problem ofName(final LinkIntent link, final LinkIntent other) {
        return inUse(link.at(), link.chain().isPresent()
            ? "the link between them would have the name of " + other.label() + "; give that one another name, or the"
                + " chain"
            : "the name is that of " + other.label() + "; choose another one");
    }

    static Problem invalid(final IntentPath at, final String text) {
        return new Problem(Kind.INVALID_VALUE, at.path(), at.label() + ": " + text);
    }

    static Problem inUse(final IntentPath at, final String text) {
        return new Problem(Kind.IN_USE, at.path(), at.label() + ": " + text);
    }
}
