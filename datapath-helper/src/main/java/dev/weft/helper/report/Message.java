/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.LongSerializationPolicy;
import com.google.gson.annotations.SerializedName;
import dev.weft.helper.liveness.EndStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * One report as it is sent: the input of the operation {@code weft-report:report}. Components have the model's names,
 * with dashes; what is null is absent; a {@code long} is a 64-bit number of the model and so a string in JSON.
 */
record Message(String node, String token, String session, long sequence, boolean complete, Node helper,
        List<End> end, List<Instance> instance) {
    private static final Gson GSON = new GsonBuilder()
        .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_DASHES)
        .setLongSerializationPolicy(LongSerializationPolicy.STRING)
        .disableHtmlEscaping()
        .create();

    /** The node as a whole. */
    record Node(String version, String oversize, String oversizeReason, List<Counter> counter) {
        static Node of(final String version, final NodeReport report) {
            return new Node(version, report.oversize(), report.oversizeReason(), report.counters().entrySet().stream()
                .map(entry -> new Counter(entry.getKey(), entry.getValue())).toList());
        }
    }

    /** How often something happened on the node. */
    record Counter(String name, long value) {
    }

    /** One end; counters are null if they are as the controller knows them. */
    record End(long id, String liveness, String cause, String since, Integer roundTripTime, EndFigures counters) {
        static End of(final EndStatus status, final EndFigures counters) {
            return new End(status.id(), status.liveness().toString(), status.cause().map(Object::toString).orElse(null),
                status.since().truncatedTo(ChronoUnit.MILLIS).toString(),
                status.roundTripMicros().isPresent() ? micros(status.roundTripMicros().getAsLong()) : null, counters);
        }

        private static Integer micros(final long micros) {
            return (int) Math.min(Math.max(micros, 0), Integer.MAX_VALUE);
        }
    }

    /** One instance of a service. */
    record Instance(String service, String instance, String health, String since) {
        static Instance of(final InstanceReport report) {
            return new Instance(report.service(), report.instance(), report.health().toString(),
                report.since().truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }

    private record Envelope(@SerializedName("weft-report:input") Message input) {
    }

    /** A list as it is sent; null, so absent, if nothing is in it. */
    static <T> List<T> listed(final Collection<T> things) {
        return things.isEmpty() ? null : List.copyOf(things);
    }

    /** The body of the request. */
    byte[] toJson() {
        final var bytes = new ByteArrayOutputStream();
        try (var writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            GSON.toJson(new Envelope(this), writer);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "report " + sequence + " of " + node + ": " + (end == null ? 0 : end.size()) + " ends";
    }
}
