/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import com.google.common.io.ByteArrayDataOutput;
import dev.weft.api.node.Learning;
import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets the switch make a flow from the frame (FN-6). The same match replaces an older flow at once. The flow goes when
 * no frame made it again for the ageing time, or when the last flow that learns for its owner goes.
 *
 * @param table where the flow stands
 * @param owner for whom it is made, with a cookie that is not Weft's own
 * @param bounds how many an owner may have, and for how long
 * @param specs what the flow matches and does
 * @param result a bit that becomes 1 when the frame's flow is there, 0 when there are too many; empty: not asked
 */
public record Learn(Table table, ObjectKey owner, Learning bounds, List<Part> specs, Optional<Bits> result)
        implements Action {
    /** The priority of learned flows: they stand in tables of their own. */
    static final int PRIORITY = Priority.ORDINARY;

    /** A part of a learned flow. */
    public sealed interface Part {
        /** The bits of the learned flow that are matched or set. */
        Bits target();

        /** The bits of the frame that are used. */
        default Optional<Field> reads() {
            return Optional.empty();
        }
    }

    /**
     * Wants frames whose target bits are what the source bits are in the frame that teaches.
     *
     * @param target the bits to match
     * @param source the bits to be equal to, of the same width
     */
    public record Equal(Bits target, Bits source) implements Part {
        public Equal {
            sameWidth(source, target);
        }

        @Override
        public Optional<Field> reads() {
            return Optional.of(source.field());
        }
    }

    /**
     * Wants frames whose target bits have a value.
     *
     * @param target the bits to match, 16
     * @param value the value
     */
    public record Given(Bits target, int value) implements Part {
        public Given {
            checkShort(target, value);
        }
    }

    /**
     * Sets bits to what others are in the frame that teaches.
     *
     * @param source the bits to copy
     * @param target the bits to set, of the same width
     */
    public record Copy(Bits source, Bits target) implements Part {
        public Copy {
            sameWidth(source, target);
        }

        @Override
        public Optional<Field> reads() {
            return Optional.of(source.field());
        }
    }

    /**
     * Sets bits to a value.
     *
     * @param target the bits, 16 at most
     * @param value the value
     */
    public record Put(Bits target, int value) implements Part {
        public Put {
            checkShort(target, value);
        }
    }

    public Learn {
        specs = List.copyOf(specs);
        if (result.isPresent() && result.orElseThrow().width() != 1) {
            throw new IllegalArgumentException("the result goes into one bit, not into " + result.orElseThrow());
        }
    }

    @Override
    public void encode(final ByteArrayDataOutput out) {
        LearnEncoding.learn(out, this);
    }

    @Override
    public Optional<Field> sets() {
        return result.map(Bits::field);
    }

    /**
     * The fields of the frame that are used.
     *
     * @return the fields
     */
    Set<Field> used() {
        return specs.stream().flatMap(part -> part.reads().stream()).collect(Collectors.toSet());
    }

    /**
     * The fields that the learned flow matches.
     *
     * @return the fields
     */
    Set<Field> matched() {
        return specs.stream().filter(Learn::isMatched).map(part -> part.target().field())
            .collect(Collectors.toSet());
    }

    /**
     * The fields that the learned flow sets.
     *
     * @return the fields
     */
    Set<Field> loaded() {
        return specs.stream().filter(part -> !isMatched(part)).map(part -> part.target().field())
            .collect(Collectors.toSet());
    }

    private static boolean isMatched(final Part part) {
        return part instanceof Equal || part instanceof Given;
    }

    private static void checkShort(final Bits target, final int value) {
        if (target.width() != Short.SIZE || !Value.of(value).within(Value.ones(target.width()))) {
            throw new IllegalArgumentException("value 0x" + Integer.toHexString(value) + " for " + target
                + " is not one of 16 bits");
        }
    }

    private static void sameWidth(final Bits source, final Bits target) {
        if (source.width() != target.width()) {
            throw new IllegalArgumentException(source + " and " + target + " are of different widths");
        }
    }
}
