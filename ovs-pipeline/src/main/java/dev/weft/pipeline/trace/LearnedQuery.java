/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import com.google.common.io.ByteStreams;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.table.Table;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What must be known of a table that the switch fills itself, to say what becomes of a frame.
 *
 * @param table the table
 * @param fields what the flows in question match, with the value that the frame has
 */
public record LearnedQuery(Table table, Map<Field, Value> fields) {
    private static final Set<Table> LEARNED = Arrays.stream(Table.values())
        .filter(Table::comesBack).collect(Collectors.toUnmodifiableSet());
    /** What answers of the mapping service depend on beside what all flows of their table want (SI-9). */
    private static final Set<Field> ASKED = EnumSet.of(Field.ETH_TYPE, Field.IPV4_SRC, Field.IPV4_DST, Field.IPV6_SRC,
        Field.IPV6_DST);
    private static final long IPV4 = 0x0800;

    public LearnedQuery {
        fields = Collections.unmodifiableMap(new EnumMap<>(fields));
    }

    /** Whether the switch or the helper makes flows of a table itself. */
    static boolean isLearned(final Table table) {
        return LEARNED.contains(table) || table == Table.NEXT;
    }

    /**
     * What must be known for a frame: every flow of a table that the switch fills matches the fields that the table
     * requires. Of a table that only the helper fills it matters to whom nothing better happens than to be asked for.
     */
    static Optional<LearnedQuery> of(final Table table, final Optional<Rule> wanted, final Frame frame) {
        final boolean asks = table == Table.NEXT
            && wanted.filter(rule -> rule.flow().next().equals(Optional.of(Table.ASK))).isPresent();
        if (!asks && !LEARNED.contains(table)) {
            return Optional.empty();
        }
        final var fields = new EnumMap<Field, Value>(Field.class);
        table.required().forEach(field -> fields.put(field, frame.get(field)));
        if (asks) {
            final boolean four = frame.get(Field.ETH_TYPE).low() == IPV4;
            ASKED.stream().filter(field -> field != (four ? Field.IPV6_SRC : Field.IPV4_SRC)
                && field != (four ? Field.IPV6_DST : Field.IPV4_DST))
                .forEach(field -> fields.put(field, frame.get(field)));
        }
        return Optional.of(new LearnedQuery(table, fields));
    }

    /**
     * The same as a match to ask a switch with.
     *
     * @return OXM fields
     */
    public byte[] match() {
        final var out = ByteStreams.newDataOutput();
        fields.forEach((field, value) -> {
            field.writeHeader(out);
            value.writeTo(out, field.octets());
        });
        return out.toByteArray();
    }
}
