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
import java.util.Map;
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
        .flatMap(table -> table.learnsInto().stream()).collect(Collectors.toUnmodifiableSet());

    public LearnedQuery {
        fields = Collections.unmodifiableMap(new EnumMap<>(fields));
    }

    /** Whether the switch makes flows of a table itself. */
    static boolean isLearned(final Table table) {
        return LEARNED.contains(table);
    }

    /** What must be known for a frame: every flow of such a table matches the fields that the table requires. */
    static LearnedQuery of(final Table table, final Frame frame) {
        final var fields = new EnumMap<Field, Value>(Field.class);
        table.required().forEach(field -> fields.put(field, frame.get(field)));
        return new LearnedQuery(table, fields);
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
