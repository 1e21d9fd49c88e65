/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.counter;

import java.io.IOException;
import java.util.Arrays;

/**
 * What a switch says of the flows of ends: columns of numbers that are used again and again. Not thread-safe.
 */
final class FlowStats {
    /** Most flows; an end has two, and there are at most 65,536 ends. */
    static final int MAX_FLOWS = 1 << 18;

    private static final int FIRST = 256;

    private int size;
    private long[] ids = new long[FIRST];
    private byte[] tables = new byte[FIRST];
    private long[] packets = new long[FIRST];
    private long[] bytes = new long[FIRST];
    private long[] ages = new long[FIRST];

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /**
     * Notes a flow.
     *
     * @param age of the flow in milliseconds
     * @throws IOException if these are too many
     */
    void add(final long id, final int table, final long flowPackets, final long flowBytes, final long age)
            throws IOException {
        if (size == ids.length) {
            if (size == MAX_FLOWS) {
                throw new IOException("the switch should have at most " + MAX_FLOWS + " flows of ends");
            }
            grow(2 * size);
        }
        ids[size] = id;
        tables[size] = (byte) table;
        packets[size] = flowPackets;
        bytes[size] = flowBytes;
        ages[size] = age;
        size++;
    }

    /** The end of a flow. */
    long id(final int flow) {
        return ids[flow];
    }

    /** Its table. */
    int table(final int flow) {
        return tables[flow] & 0xff;
    }

    long packets(final int flow) {
        return packets[flow];
    }

    long bytes(final int flow) {
        return bytes[flow];
    }

    /** In milliseconds. */
    long age(final int flow) {
        return ages[flow];
    }

    private void grow(final int room) {
        ids = Arrays.copyOf(ids, room);
        tables = Arrays.copyOf(tables, room);
        packets = Arrays.copyOf(packets, room);
        bytes = Arrays.copyOf(bytes, room);
        ages = Arrays.copyOf(ages, room);
    }
}
