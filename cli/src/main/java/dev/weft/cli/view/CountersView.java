/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import com.google.gson.annotations.SerializedName;
import dev.weft.cli.text.TextTable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.EndCounters;

/**
 * What passed both ends of a link since the helpers of their nodes started (VL-12).
 *
 * @param first what passed the first end, by the names of the YANG leaves; null if nothing was reported
 * @param second what passed the second end; null if nothing was reported
 */
public record CountersView(@SerializedName("a") Map<String, String> first,
        @SerializedName("b") Map<String, String> second) {
    static CountersView of(final EndCounters first, final EndCounters second) {
        return first == null && second == null ? null : new CountersView(
            first == null ? null : read(first), second == null ? null : read(second));
    }

    private static Map<String, String> read(final EndCounters counters) {
        final var read = new LinkedHashMap<String, String>();
        put(read, "sent-packets", counters.getSentPackets());
        put(read, "sent-bytes", counters.getSentBytes());
        put(read, "received-packets", counters.getReceivedPackets());
        put(read, "received-bytes", counters.getReceivedBytes());
        put(read, "frames-split", counters.getFramesSplit());
        put(read, "frames-joined", counters.getFramesJoined());
        put(read, "halves-dropped", counters.getHalvesDropped());
        put(read, "queries-sent", counters.getQueriesSent());
        put(read, "queries-received", counters.getQueriesReceived());
        put(read, "replies-sent", counters.getRepliesSent());
        put(read, "replies-received", counters.getRepliesReceived());
        put(read, "control-dropped", counters.getControlDropped());
        return read;
    }

    private static void put(final Map<String, String> counters, final String name, final Counter64 value) {
        if (value != null) {
            counters.put(name, value.getValue().toString());
        }
    }

    String table() {
        final var table = new TextTable("COUNTER", "A", "B");
        final var names = new LinkedHashMap<String, String>();
        if (first != null) {
            names.putAll(first);
        }
        if (second != null) {
            names.putAll(second);
        }
        names.keySet().forEach(name -> table.row(name, first == null ? null : first.get(name),
            second == null ? null : second.get(name)));
        return table.toString();
    }
}
