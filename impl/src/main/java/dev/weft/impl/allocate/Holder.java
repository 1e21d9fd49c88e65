/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.allocate;

import java.util.Comparator;
import java.util.Locale;

/**
 * Who has a segment id. A link and a fence may have one name.
 *
 * @param kind what it is
 * @param name its name
 */
public record Holder(Kind kind, String name) implements Comparable<Holder> {
    private static final Comparator<Holder> ORDER = Comparator.comparing(Holder::kind).thenComparing(Holder::name);

    /** What may have a segment id. */
    public enum Kind {
        /** A link (VL-20). */
        LINK,
        /** A network of kind fence (FN-2). */
        FENCE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public int compareTo(final Holder other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
