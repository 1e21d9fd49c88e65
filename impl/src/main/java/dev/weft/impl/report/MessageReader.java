/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.report;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.ServiceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.end.state.Counters;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.end.state.CountersBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.ReportInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.End;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.Helper;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.EndCounters;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InstanceHealth;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Liveness;

/**
 * Reads a report, which comes from outside: all bounds of weft-report.yang are checked again, because not every way
 * in checks them. Values are copied, so that nothing of the request stays in memory.
 */
final class MessageReader {
    static final int MAX_ENDS = 5000;
    static final int MAX_COUNTERS = 250;
    static final int MAX_INSTANCES = 1000;

    private static final int MAX_NAME = 64;
    private static final int MAX_REASON = 500;

    private MessageReader() {
        // only functions
    }

    /** Reads a report; an {@link IllegalArgumentException} says what is wrong with it. */
    static Message read(final ReportInput input) {
        final var node = new NodeId(present("node", input.getNode()).getValue());
        final var session = bounded("session", present("session", input.getSession()), 1, MAX_NAME);
        final var sequence = present("sequence", input.getSequence());
        return new Message(node, session, sequence, Boolean.TRUE.equals(input.getComplete()),
            Optional.ofNullable(input.getHelper()).map(MessageReader::helper),
            ends(limited("end", input.nonnullEnd().values(), MAX_ENDS)),
            instances(limited("instance", input.nonnullInstance().values(), MAX_INSTANCES)));
    }

    private static Map<InstanceId, InstanceReport> instances(final Collection<Instance> instances) {
        final var read = new HashMap<InstanceId, InstanceReport>();
        instances.forEach(instance -> read.put(
            new InstanceId(new ServiceId(instance.key().getService().getValue()),
                instance.key().getInstance().getValue()),
            new InstanceReport(instance.getHealth() == null ? InstanceHealth.Unknown : instance.getHealth(),
                Optional.ofNullable(instance.getSince()).map(since -> since("instance/since", since)))));
        return read;
    }

    private static HelperReport helper(final Helper helper) {
        final var counters = new HashMap<String, Counter64>();
        limited("helper/counter", helper.nonnullCounter().values(), MAX_COUNTERS).forEach(counter ->
            counters.put(bounded("helper/counter/name", counter.key().getName(), 1, MAX_NAME),
                present("helper/counter/value", counter.getValue())));
        Optional.ofNullable(helper.getVersion()).ifPresent(text -> bounded("helper/version", text, 1, MAX_NAME));
        return new HelperReport(Optional.ofNullable(helper.getOversize()), Optional.ofNullable(
            helper.getOversizeReason()).map(text -> bounded("helper/oversize-reason", text, 0, MAX_REASON))
                .filter(text -> !text.isEmpty()), counters);
    }

    private static Map<EndId, EndReport> ends(final Collection<End> ends) {
        final var read = new HashMap<EndId, EndReport>();
        ends.forEach(end -> read.put(new EndId(end.key().getId().getValue().longValue()), end(end)));
        return read;
    }

    private static EndReport end(final End end) {
        final var liveness = end.getLiveness() == null ? Liveness.Unknown : end.getLiveness();
        return new EndReport(liveness, Optional.ofNullable(end.getCause()).filter(why -> liveness == Liveness.Inactive),
            Optional.ofNullable(end.getSince()).map(since -> since("end/since", since)),
            Optional.ofNullable(end.getRoundTripTime()),
            Optional.ofNullable(end.getCounters()).map(MessageReader::counters));
    }

    private static DateAndTime since(final String what, final DateAndTime time) {
        // a fraction of a second may have any number of digits
        bounded(what, time.getValue(), 1, MAX_NAME);
        return time;
    }

    private static Counters counters(final EndCounters counters) {
        return new CountersBuilder(counters).build();
    }

    private static <T> T present(final String what, final T value) {
        if (value == null) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return value;
    }

    private static String bounded(final String what, final String text, final int least, final int most) {
        if (text.length() < least || text.length() > most) {
            throw new IllegalArgumentException(what + " has " + text.length() + " characters, not " + least + " to "
                + most);
        }
        return text;
    }

    private static <T> Collection<T> limited(final String what, final Collection<T> entries, final int most) {
        if (entries.size() > most) {
            throw new IllegalArgumentException("there are " + entries.size() + " entries of " + what + ", not " + most
                + " or less; send several reports");
        }
        return entries;
    }
}
