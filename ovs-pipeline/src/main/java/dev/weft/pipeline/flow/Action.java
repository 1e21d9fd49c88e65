/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import com.google.common.io.ByteArrayDataOutput;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.table.Permission;
import dev.weft.pipeline.table.Table;
import java.util.List;
import java.util.Optional;

/** One thing a flow does with a frame. A flow without actions and without a next table drops it. */
public sealed interface Action permits Action.SetField, Action.Load, Action.Move, Action.Output, Action.OutputTo,
        Action.Resubmit, Action.Clone, Learn, Encap, Decap, VlanTag, Meter, Track, Spread, DecTtl,
        DeleteField {
    /** The largest number a port of an Open vSwitch bridge can have. */
    int MAX_PORT = 0xfeff;

    /**
     * Appends this action to a message.
     *
     * @param out the message
     */
    void encode(ByteArrayDataOutput out);

    /**
     * The field whose value is used.
     *
     * @return the field, if any
     */
    default Optional<Field> reads() {
        return Optional.empty();
    }

    /**
     * The field that is changed.
     *
     * @return the field, if any
     */
    default Optional<Field> sets() {
        return Optional.empty();
    }

    /**
     * The table that is visited.
     *
     * @return the table, if any
     */
    default Optional<Table> visits() {
        return Optional.empty();
    }

    /**
     * What the flow's table must permit.
     *
     * @return the permission, if any
     */
    default Optional<Permission> needs() {
        return Optional.empty();
    }

    /**
     * The actions of which this one is made.
     *
     * @return the actions, if any
     */
    default List<Action> parts() {
        return List.of();
    }

    /**
     * Sets a whole field to a value.
     *
     * @param field the field
     * @param value the value
     */
    record SetField(Field field, Value value) implements Action {
        public SetField {
            if (!value.within(Value.ones(field.bits()))) {
                throw new IllegalArgumentException("value " + field.print(value) + " does not fit the "
                    + field.bits() + " bits of " + field);
            }
        }

        @Override
        public void encode(final ByteArrayDataOutput out) {
            ActionEncoding.setField(out, field, value);
        }

        @Override
        public Optional<Field> sets() {
            return Optional.of(field);
        }
    }

    /**
     * Sets a run of bits to a value; the only way to change the ingress port.
     *
     * @param target the bits
     * @param value their value
     */
    record Load(Bits target, long value) implements Action {
        public Load {
            if (!Value.of(value).within(Value.ones(target.width()))) {
                throw new IllegalArgumentException("value 0x" + Long.toHexString(value) + " does not fit " + target);
            }
        }

        @Override
        public void encode(final ByteArrayDataOutput out) {
            ActionEncoding.load(out, target, value);
        }

        @Override
        public Optional<Field> sets() {
            return Optional.of(target.field());
        }
    }

    /**
     * Copies bits from one field to another.
     *
     * @param source where from
     * @param target where to, of the same width
     */
    record Move(Bits source, Bits target) implements Action {
        public Move {
            if (source.width() != target.width()) {
                throw new IllegalArgumentException(source + " and " + target + " are of different widths");
            }
        }

        @Override
        public void encode(final ByteArrayDataOutput out) {
            ActionEncoding.move(out, source, target);
        }

        @Override
        public Optional<Field> reads() {
            return Optional.of(source.field());
        }

        @Override
        public Optional<Field> sets() {
            return Optional.of(target.field());
        }
    }

    /**
     * Sends the frame to a port.
     *
     * @param port 1 to {@link #MAX_PORT}
     */
    record Output(int port) implements Action {
        public Output {
            checkPort(port);
        }

        @Override
        public void encode(final ByteArrayDataOutput out) {
            ActionEncoding.output(out, port);
        }

        @Override
        public Optional<Permission> needs() {
            return Optional.of(Permission.OUTPUT);
        }
    }

    /**
     * Sends the frame to the port whose number is in a field.
     *
     * @param port where the number is
     */
    record OutputTo(Bits port) implements Action {
        @Override
        public void encode(final ByteArrayDataOutput out) {
            ActionEncoding.outputTo(out, port);
        }

        @Override
        public Optional<Field> reads() {
            return Optional.of(port.field());
        }

        @Override
        public Optional<Permission> needs() {
            return Optional.of(Permission.OUTPUT);
        }
    }

    /**
     * Visits a table and comes back.
     *
     * @param table the table
     */
    record Resubmit(Table table) implements Action {
        @Override
        public void encode(final ByteArrayDataOutput out) {
            ActionEncoding.resubmit(out, table);
        }

        @Override
        public Optional<Table> visits() {
            return Optional.of(table);
        }
    }

    /**
     * Does something with a copy of the frame; what it changes is as before afterwards, registers and the outer header
     * included.
     *
     * @param parts what is done with the copy
     */
    record Clone(List<Action> parts) implements Action {
        public Clone {
            parts = List.copyOf(parts);
        }

        @Override
        public void encode(final ByteArrayDataOutput out) {
            ActionEncoding.clone(out, parts);
        }
    }

    /**
     * Checks a port number before it gets into a flow.
     *
     * @param port the number
     * @return the number
     */
    static int checkPort(final int port) {
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("OpenFlow port " + port + " is not within 1 to " + MAX_PORT);
        }
        return port;
    }
}
