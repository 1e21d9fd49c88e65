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
import java.util.Comparator;
import java.util.List;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.ReadTrafficOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.Traffic;

/**
 * How much traffic a policy led (SI-12).
 *
 * @param matched what fitted at workloads' nodes
 * @param refused what was dropped because a service had no instance, or the mapping knew no way
 * @param instances what each instance got and gave back
 * @param unread nodes that did not answer
 */
public record TrafficView(Amount matched, Amount refused, @SerializedName("instance") List<OfInstance> instances,
        List<Unread> unread) {
    /**
     * How much, as decimal numbers, which can be too large for JSON.
     *
     * @param packets frames
     * @param bytes their octets
     */
    public record Amount(String packets, String bytes) {
        private static Amount of(final Traffic traffic) {
            return traffic == null ? new Amount("0", "0")
                : new Amount(number(traffic.getPackets()), number(traffic.getBytes()));
        }

        private static String number(final Counter64 value) {
            return value == null ? "0" : value.getValue().toString();
        }
    }

    /**
     * What an instance did.
     *
     * @param service its service
     * @param instance its name
     * @param got what it was given
     * @param gave what it gave back
     */
    public record OfInstance(String service, String instance, Amount got, Amount gave) { }

    /**
     * A node that did not answer.
     *
     * @param node the node
     * @param reason why
     */
    public record Unread(String node, String reason) { }

    /**
     * Reads what the controller answered.
     *
     * @param output the answer
     * @param chain the services in their order
     * @return the traffic, in the order of the chain
     */
    static TrafficView of(final ReadTrafficOutput output, final List<String> chain) {
        return new TrafficView(Amount.of(output.getMatched()), Amount.of(output.getRefused()),
            output.nonnullInstance().values().stream().map(entry -> new OfInstance(Texts.name(entry.getService()),
                Texts.name(entry.getInstance()), Amount.of(entry.getGot()), Amount.of(entry.getGave())))
                .sorted(Comparator.comparing((OfInstance entry) -> place(chain, entry.service))
                    .thenComparing(OfInstance::service).thenComparing(OfInstance::instance)).toList(),
            output.nonnullUnread().values().stream().map(node -> new Unread(Texts.name(node.getNode()),
                node.getReason())).sorted(Comparator.comparing(Unread::node)).toList());
    }

    /** A service that is not in the chain any more comes last. */
    private static int place(final List<String> chain, final String service) {
        return chain.contains(service) ? chain.indexOf(service) : chain.size();
    }

    String table() {
        final var table = new TextTable("TRAFFIC", "PACKETS", "BYTES", "BACK-PACKETS", "BACK-BYTES");
        table.row("matched", matched.packets, matched.bytes, null, null);
        table.row("refused", refused.packets, refused.bytes, null, null);
        instances.forEach(entry -> table.row(entry.service + "/" + entry.instance, entry.got.packets, entry.got.bytes,
            entry.gave.packets, entry.gave.bytes));
        if (unread.isEmpty()) {
            return table.toString();
        }
        final var silent = new TextTable("UNREAD-NODE", "REASON");
        unread.forEach(node -> silent.row(node.node, node.reason));
        return table + "\n\n" + silent;
    }
}
