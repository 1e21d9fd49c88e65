/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import com.google.common.net.InetAddresses;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Prefix;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Masked;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What all gateways have in common (GW-1), and how they and the helper exchange frames. */
final class PassFlows {
    private static final int ARP = 0x0806;
    private static final int TAGGED = 0x1000;
    private static final int UNKNOWN = 0;
    /** What a packet may still live, that a router must not pass on. */
    private static final int[] EXPIRED = {0, 1};
    /** Groups and what is above, and a station's own addresses. */
    private static final List<Prefix> NEVER_TO = List.of(prefix("224.0.0.0", 3), prefix("127.0.0.0", 8),
        prefix("0.0.0.0", 8), prefix("ff00::", 8), prefix("fe80::", 10), prefix("::", 127));
    /** The same and no address as sources. */
    private static final List<Prefix> NEVER_FROM = NEVER_TO;
    private static final Bits LOW = new Bits(Field.SEGMENT, 0, Integer.SIZE - 1);
    private static final Bits HIGH = new Bits(Field.SEGMENT, Integer.SIZE, Long.SIZE - 1);

    private PassFlows() {
        // only functions
    }

    /** The flows that need no port. */
    static List<Flow> all() {
        final var flows = new ArrayList<Flow>();
        // Open vSwitch looks behind one tag, and the tag would go along into the other network
        flows.add(flow(Table.GATEWAY, Priority.FOREIGN).match(Field.VLAN, TAGGED, TAGGED).drop());
        flows.add(refer(flow(Table.GATEWAY, Priority.ORDINARY).match(Field.ETH_TYPE, ARP), Reason.OWN));
        for (int type = Classified.FIRST_NEIGHBOUR; type <= Classified.LAST_NEIGHBOUR; type++) {
            flows.add(refer(Classified.neighbour(flow(Table.GATEWAY, Priority.CONTROL), type), Reason.OWN));
        }
        NEVER_TO.forEach(prefix -> flows.add(never(prefix, IpFrames.destination(prefix.family()))));
        NEVER_FROM.forEach(prefix -> flows.add(never(prefix, IpFrames.source(prefix.family()))));
        for (var family : Family.values()) {
            for (int left : EXPIRED) {
                flows.add(refer(IpFrames.any(flow(Table.GATEWAY, Priority.SPECIAL), family)
                    .match(Field.IP_TTL, left), Reason.EXPIRED));
            }
        }
        flows.add(flow(Table.RESOLVE, Priority.ORDINARY).then(new Action.Resubmit(Table.NEIGHBOUR))
            .goTo(Table.DEPART));
        flows.add(refer(flow(Table.DEPART, Priority.SPECIAL).match(Field.ETH_DST, UNKNOWN), Reason.NEIGHBOUR));
        return flows;
    }

    /**
     * The flows to and from the helper.
     *
     * @param port the number of its port
     * @return six flows
     */
    static List<Flow> of(final int port) {
        final var flows = new ArrayList<Flow>();
        Arrays.stream(Reason.values()).forEach(reason -> flows.add(toHelper(reason, port)));
        flows.add(HelperEnvelope.GATEWAY.opened(Table.DEPART,
            new Action.Move(Bits.all(Field.NSH_C1), LOW),
            new Action.Move(Bits.all(Field.NSH_C2), Bits.all(Field.GATE)),
            new Action.Move(Bits.all(Field.NSH_C3), HIGH)));
        return flows;
    }

    private static Flow toHelper(final Reason reason, final int port) {
        final var actions = HelperEnvelope.GATEWAY.around(
            new Action.Move(LOW, Bits.all(Field.NSH_C1)),
            new Action.Move(Bits.all(Field.GATE), Bits.all(Field.NSH_C2)),
            new Action.Move(HIGH, Bits.all(Field.NSH_C3)),
            UnderlayVlan.set(Field.NSH_C4, reason.code()));
        actions.add(new Action.Output(port));
        return flow(Table.REFER, Priority.ORDINARY)
            .match(Field.REASON, reason.code())
            // the frame may have more ways than this one
            .then(new Action.Clone(actions))
            .end();
    }

    private static Flow never(final Prefix prefix, final Field field) {
        return IpFrames.any(flow(Table.GATEWAY, Priority.GATEWAY), prefix.family())
            .match(field, Masked.of(prefix)).drop();
    }

    private static Flow refer(final Flow.Builder flow, final Reason reason) {
        return flow.set(Field.REASON, reason.code()).goTo(Table.REFER);
    }

    private static Prefix prefix(final String address, final int length) {
        return new Prefix(InetAddresses.forString(address), length);
    }

    private static Flow.Builder flow(final Table table, final int priority) {
        return PipelineFlows.flow(table, priority);
    }
}
