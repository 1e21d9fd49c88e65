/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Sets;
import com.google.common.io.ByteStreams;
import dev.weft.pipeline.field.CtState;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Masked;
import dev.weft.pipeline.field.Value;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which frames a flow wants. Immutable, kept in Open vSwitch's own order of fields. */
public final class Match {
    /** Every frame. */
    public static final Match ALL = new Match(ImmutableSortedMap.of());

    private final ImmutableSortedMap<Field, Criterion> criteria;

    private Match(final ImmutableSortedMap<Field, Criterion> criteria) {
        this.criteria = criteria;
    }

    /** Collects criteria; each field at most once. */
    static final class Builder {
        private final Map<Field, Criterion> criteria = new EnumMap<>(Field.class);

        Builder exact(final Field field, final Value value) {
            if (!value.within(Value.ones(field.bits()))) {
                throw new IllegalArgumentException("value " + field.print(value) + " does not fit the " + field.bits()
                    + " bits of " + field);
            }
            if (field == Field.CT_STATE) {
                throw new IllegalArgumentException(field + " is matched by some of its flags, not as a whole");
            }
            return put(field, new Criterion(value, Optional.empty()));
        }

        Builder within(final Field field, final Masked masked) {
            if (masked.mask().equals(Value.ZERO)) {
                return this;
            }
            return masked.mask().equals(Value.ones(field.bits())) ? exact(field, masked.value())
                : masked(field, masked.value(), masked.mask());
        }

        Builder masked(final Field field, final Value value, final Value mask) {
            final var all = Value.ones(field.bits());
            if (!field.isMaskable()) {
                throw new IllegalArgumentException(field + " can only be matched as a whole, not by mask "
                    + field.print(mask));
            }
            // the switch would change such a match silently, and what is read back would never equal it
            if (mask.equals(Value.ZERO) || mask.equals(all) || !mask.within(all) || !value.within(mask)) {
                throw new IllegalArgumentException("mask " + field.print(mask) + " of " + field
                    + " must have some but not all bits set, and all bits of the value " + field.print(value));
            }
            return put(field, new Criterion(value, Optional.of(mask)));
        }

        Builder tracked(final Set<CtState> are, final Set<CtState> areNot) {
            final var on = Sets.union(are, Set.of(CtState.TRK));
            if (!Sets.intersection(on, areNot).isEmpty()) {
                throw new IllegalArgumentException(Sets.intersection(on, areNot) + " cannot be wanted and unwanted");
            }
            return masked(Field.CT_STATE, CtState.bits(on), CtState.bits(Sets.union(on, areNot)));
        }

        /** Only options can be present or absent; a mask without bits stays for them. */
        Builder present(final Field option) {
            if (!option.isOption()) {
                throw new IllegalArgumentException(option + " is no option, and always present");
            }
            return put(option, new Criterion(Value.ZERO, Optional.of(Value.ZERO)));
        }

        Match build() {
            return new Match(ImmutableSortedMap.copyOf(criteria));
        }

        private Builder put(final Field field, final Criterion criterion) {
            if (criteria.putIfAbsent(field, criterion) != null) {
                throw new IllegalArgumentException(field + " is matched twice");
            }
            return this;
        }
    }

    /**
     * The fields that are looked at.
     *
     * @return the fields
     */
    public Set<Field> fields() {
        return criteria.keySet();
    }

    /** What is wanted of a field. */
    Optional<Criterion> criterion(final Field field) {
        return Optional.ofNullable(criteria.get(field));
    }

    /**
     * Encodes the match.
     *
     * @return OXM fields without header and padding of ofp_match
     */
    public byte[] encode() {
        final var out = ByteStreams.newDataOutput();
        criteria.forEach((field, criterion) -> {
            if (criterion.mask().isPresent()) {
                field.writeMaskedHeader(out);
            } else {
                field.writeHeader(out);
            }
            criterion.value().writeTo(out, field.octets());
            criterion.mask().ifPresent(mask -> mask.writeTo(out, field.octets()));
        });
        return out.toByteArray();
    }

    @Override
    public int hashCode() {
        return criteria.hashCode();
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj || obj instanceof Match other && criteria.equals(other.criteria);
    }

    @Override
    public String toString() {
        return criteria.toString();
    }
}
