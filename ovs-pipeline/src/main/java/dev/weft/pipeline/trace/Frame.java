/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.FieldGroup;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.flow.Encap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A frame on its way through a node: its headers, the outer header of a tunnel, and the registers. What was never set
 * is zero, as in Open vSwitch. Not thread-safe.
 */
public final class Frame {
    // what is not in the frame itself
    private final Map<Field, Value> state;
    // the outermost comes last
    private final List<Layer> layers;

    // whether it can be no beginning of a connection
    private final boolean answers;

    private Frame(final Map<Field, Value> state, final List<Layer> layers, final boolean answers) {
        this.state = state;
        this.layers = layers;
        this.answers = answers;
    }

    /**
     * A frame that enters a bridge: nothing is set but the port.
     *
     * @param port the number of the port through which it comes
     * @return the frame, with an empty Ethernet header
     */
    public static Frame from(final int port) {
        return entering(port, false);
    }

    /** The same, of a packet that answers another one: of TCP a SYN/ACK. */
    static Frame answering(final int port) {
        return entering(port, true);
    }

    /**
     * Sets a field.
     *
     * @param field the field
     * @param value 64 bits at most
     * @return this
     */
    public Frame with(final Field field, final long value) {
        set(field, Value.of(value));
        return this;
    }

    /**
     * Sets a field.
     *
     * @param field the field
     * @param value the value
     * @return this
     */
    public Frame with(final Field field, final Value value) {
        set(field, value);
        return this;
    }

    /**
     * Puts a header before it, whose fields can then be set.
     *
     * @param header which one
     * @return this
     */
    public Frame behind(final Encap.Header header) {
        encap(header);
        return this;
    }

    /**
     * The frame as it enters another bridge, or this one again: what is in the frame stays, and all else is lost.
     *
     * @param port the number of the port through which it comes
     * @return another frame
     */
    public Frame entering(final int port) {
        final var frame = new Frame(new EnumMap<>(Field.class), copyOf(layers), answers);
        frame.set(Field.IN_PORT, Value.of(port));
        return frame;
    }

    private static Frame entering(final int port, final boolean answers) {
        final var frame = new Frame(new EnumMap<>(Field.class), new ArrayList<>(List.of(Layer.ethernet())), answers);
        frame.set(Field.IN_PORT, Value.of(port));
        return frame;
    }

    /**
     * Reads a field.
     *
     * @param field the field
     * @return its value; zero when the frame has no such header
     */
    public Value get(final Field field) {
        if (isState(field)) {
            return state.getOrDefault(field, Value.ZERO);
        }
        final var layer = layerOf(field);
        if (layer == null) {
            return field == Field.ETH_TYPE && top().isNsh() ? Value.of(Layer.NSH_TYPE) : Value.ZERO;
        }
        return layer.get(field);
    }

    /** What a match sees of a field: of fragments, also of first ones, nothing behind the IP header. */
    Value seen(final Field field) {
        return field.group() == FieldGroup.TRANSPORT && !get(Field.IP_FRAG).equals(Value.ZERO) ? Value.ZERO
            : get(field);
    }

    /**
     * Whether a field was set, or came with the outer header. Only of use for options.
     *
     * @param option a field that a frame may lack
     * @return true if so
     */
    public boolean has(final Field option) {
        return state.containsKey(option);
    }

    /**
     * Whether the frame begins with an Ethernet header.
     *
     * @return false between network service header and Ethernet
     */
    public boolean isEthernet() {
        return !top().isNsh();
    }

    /** Whether it answers another packet, and so cannot begin a connection. */
    boolean answers() {
        return answers;
    }

    /** Sets a whole field; of a header that the frame lacks nothing is set. */
    void set(final Field field, final Value value) {
        if (isState(field)) {
            state.put(field, value);
        } else {
            final var layer = layerOf(field);
            if (layer != null) {
                layer.set(field, value);
            }
        }
    }

    /** Takes an option off. */
    void remove(final Field option) {
        state.remove(option);
    }

    long read(final Bits bits) {
        return Values.extract(get(bits.field()), bits.first(), bits.width());
    }

    void write(final Bits bits, final long value) {
        set(bits.field(), Values.insert(get(bits.field()), bits.first(), bits.width(), value));
    }

    void encap(final Encap.Header header) {
        switch (header) {
            case NSH -> layers.add(Layer.nsh());
            case ETHERNET -> {
                final long type = top().isNsh() ? Layer.NSH_TYPE : 0;
                layers.add(Layer.ethernet());
                set(Field.ETH_TYPE, Value.of(type));
            }
            default -> throw new IllegalArgumentException("unknown header: " + header);
        }
    }

    /** Takes the first header off; returns false when the switch cannot, and drops the frame. */
    boolean decap() {
        if (layers.size() < 2 || !top().get(Field.VLAN).equals(Value.ZERO)) {
            return false;
        }
        layers.remove(layers.size() - 1);
        return true;
    }

    void pushTag() {
        top().pushTag();
    }

    void popTag() {
        top().popTag();
    }

    /**
     * Another frame that is the same.
     *
     * @return the copy
     */
    public Frame copy() {
        return new Frame(new EnumMap<>(state), copyOf(layers), answers);
    }

    private Layer top() {
        return layers.get(layers.size() - 1);
    }

    /** The header that has a field: the first one, or the network service header behind Ethernet; null: none. */
    private Layer layerOf(final Field field) {
        if (top().isNsh() == Layer.isOfNsh(field)) {
            return top();
        }
        final boolean behind = Layer.isOfNsh(field) && layers.size() > 1 && layers.get(layers.size() - 2).isNsh();
        return behind ? layers.get(layers.size() - 2) : null;
    }

    private static boolean isState(final Field field) {
        return switch (field.group()) {
            case CONNECTION, REGISTER, TUNNEL, METADATA, PORT -> true;
            case TAG, FRAME, PACKET, TRANSPORT -> false;
        };
    }

    private static List<Layer> copyOf(final List<Layer> layers) {
        final var copy = new ArrayList<Layer>(layers.size() + 2);
        layers.forEach(layer -> copy.add(layer.copy()));
        return copy;
    }
}
