/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.CtState;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Masked;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.table.Table;
import dev.weft.pipeline.wire.WireFlow;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A flow as Weft means it. Building one that breaks the declaration of its table throws an
 * {@link IllegalArgumentException} that names the table, what is wrong and what is allowed.
 *
 * @param table where it stands
 * @param priority 0 to 65535, see {@link Priority}
 * @param cookie whose it is
 * @param match which frames it wants
 * @param actions what it does with them, in order
 * @param next where they go then; empty: nowhere
 */
public record Flow(Table table, int priority, Cookie cookie, Match match, List<Action> actions,
        Optional<Table> next) {
    public Flow {
        actions = List.copyOf(actions);
        FlowCheck.check(table, priority, match, actions, next);
    }

    Flow(final Builder builder, final Optional<Table> next) {
        this(builder.table, builder.priority, builder.cookie, builder.match.build(), builder.actions, next);
    }

    /**
     * Begins a flow.
     *
     * @param table where it stands
     * @param priority see {@link Priority}
     * @param owner whose it is
     * @return the beginning
     */
    public static Builder in(final Table table, final int priority, final ObjectKey owner) {
        return new Builder(table, priority, Cookie.of(owner));
    }

    /** A flow in the making: first what it matches, then what it does, last where it goes. */
    public static final class Builder {
        private final Table table;
        private final int priority;
        private final Cookie cookie;
        private final Match.Builder match = new Match.Builder();
        private final List<Action> actions = new ArrayList<>();

        private Builder(final Table table, final int priority, final Cookie cookie) {
            this.table = table;
            this.priority = priority;
            this.cookie = cookie;
        }

        /**
         * Wants frames from a port.
         *
         * @param port 1 to 65279
         * @return this
         */
        public Builder from(final int port) {
            return match(Field.IN_PORT, Action.checkPort(port));
        }

        /**
         * Wants frames with a certain value in a field.
         *
         * @param field the field
         * @param value the value, 64 bits at most
         * @return this
         */
        public Builder match(final Field field, final long value) {
            match.exact(field, Value.of(value));
            return this;
        }

        /**
         * Wants frames with a certain address in a field.
         *
         * @param field the field
         * @param address the address
         * @return this
         */
        public Builder match(final Field field, final InetAddress address) {
            match.exact(field, Value.of(address));
            return this;
        }

        /**
         * Wants frames with certain bits in a field.
         *
         * @param field the field
         * @param value the bits
         * @param mask which bits count: some, not all
         * @return this
         */
        public Builder match(final Field field, final long value, final long mask) {
            match.masked(field, Value.of(value), Value.of(mask));
            return this;
        }

        /**
         * Wants frames with some values in a field.
         *
         * @param field the field
         * @param values the values; all of the field: this adds nothing
         * @return this
         */
        public Builder match(final Field field, final Masked values) {
            match.within(field, values);
            return this;
        }

        /**
         * Wants frames that went through connection tracking, with certain results.
         *
         * @param are what they are
         * @param areNot what they are not
         * @return this
         */
        public Builder tracked(final Set<CtState> are, final Set<CtState> areNot) {
            match.tracked(are, areNot);
            return this;
        }

        /**
         * Wants frames that have an option, whatever it says.
         *
         * @param option the field of an option
         * @return this
         */
        public Builder present(final Field option) {
            match.present(option);
            return this;
        }

        /**
         * Sets a field.
         *
         * @param field the field
         * @param value the value, 64 bits at most
         * @return this
         */
        public Builder set(final Field field, final long value) {
            return then(new Action.SetField(field, Value.of(value)));
        }

        /**
         * Sets an address.
         *
         * @param field the field
         * @param address the address
         * @return this
         */
        public Builder set(final Field field, final InetAddress address) {
            return then(new Action.SetField(field, Value.of(address)));
        }

        /**
         * Copies bits.
         *
         * @param source where from
         * @param target where to
         * @return this
         */
        public Builder move(final Bits source, final Bits target) {
            return then(new Action.Move(source, target));
        }

        /**
         * Does something.
         *
         * @param action what
         * @return this
         */
        public Builder then(final Action action) {
            actions.add(action);
            return this;
        }

        /**
         * Ends the flow: the frame goes to a table.
         *
         * @param next the table
         * @return the flow
         */
        public Flow goTo(final Table next) {
            return new Flow(this, Optional.of(next));
        }

        /**
         * Ends the flow: the frame goes nowhere else.
         *
         * @return the flow
         */
        public Flow end() {
            return new Flow(this, Optional.empty());
        }

        /**
         * Ends the flow: the frame is dropped and counted.
         *
         * @return the flow
         * @throws IllegalStateException if there are actions
         */
        public Flow drop() {
            if (!actions.isEmpty()) {
                throw new IllegalStateException("a flow that drops has actions: " + actions);
            }
            return end();
        }
    }

    /**
     * Tells whether frames are dropped.
     *
     * @return true if so
     */
    public boolean isDrop() {
        return actions.isEmpty() && next.isEmpty();
    }

    /**
     * The flow as the switch will hold it and give it back.
     *
     * @return the bytes
     */
    public WireFlow wire() {
        return new WireFlow(table.id(), priority, cookie.value(), match.encode(),
            Instructions.encode(actions, next));
    }
}
