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
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.ReadAddressesOutput;

/**
 * The bridge tables of a network as its nodes have them (FN-6). Null stands for what is not known.
 *
 * @param entries the entries, in order of nodes and addresses
 * @param unread nodes whose table could not be read
 */
public record AddressesView(List<Entry> entries, List<Unread> unread) {
    /**
     * Where a node sends frames to an address.
     *
     * @param node the node whose table it is
     * @param macAddress the inner address
     * @param origin how the node knows it: {@code programmed}, {@code learned} or {@code discovered}
     * @param atNode the node that has the address
     * @param port the member behind which it is, {@code APPLIANCE/INTERFACE}
     * @param age seconds since the entry was made or moved
     * @param idle seconds since it was last used to send a frame
     * @param used frames that were sent by it
     */
    public record Entry(String node, String macAddress, String origin, String atNode,
            @SerializedName("interface") String port, Long age, Long idle, String used) {
        private static Entry of(
                final org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.read.addresses.output.Entry
                    entry) {
            return new Entry(Texts.name(entry.getNode()), entry.getMacAddress().getValue(),
                Texts.word(entry.getOrigin()), Texts.name(entry.getAtNode()), entry.getInterface(),
                Texts.number(entry.getAge()), Texts.number(entry.getIdle()),
                entry.getUsed() == null ? null : entry.getUsed().getValue().toString());
        }
    }

    /**
     * A node that did not answer.
     *
     * @param node the node
     * @param reason why
     */
    public record Unread(String node, String reason) { }

    public AddressesView {
        entries = List.copyOf(entries);
        unread = List.copyOf(unread);
    }

    /**
     * Reads what the controller answered.
     *
     * @param output the answer
     * @return the tables
     */
    public static AddressesView of(final ReadAddressesOutput output) {
        return new AddressesView(output.nonnullEntry().values().stream().map(Entry::of)
            .sorted(Comparator.comparing(Entry::node).thenComparing(Entry::macAddress)).toList(),
            output.nonnullUnread().values().stream().map(node -> new Unread(Texts.name(node.getNode()),
                node.getReason())).sorted(Comparator.comparing(Unread::node)).toList());
    }

    String table() {
        final var table = new TextTable("NODE", "MAC-ADDRESS", "ORIGIN", "AT-NODE", "INTERFACE", "AGE", "IDLE", "USED");
        entries.forEach(entry -> table.row(entry.node, entry.macAddress, entry.origin, entry.atNode, entry.port,
            seconds(entry.age), seconds(entry.idle), entry.used));
        final var text = entries.isEmpty() ? "no addresses" : table.toString();
        if (unread.isEmpty()) {
            return text;
        }
        final var silent = new TextTable("UNREAD-NODE", "REASON");
        unread.forEach(node -> silent.row(node.node, node.reason));
        return text + "\n\n" + silent;
    }

    private static String seconds(final Long value) {
        return value == null ? null : value + " s";
    }
}
