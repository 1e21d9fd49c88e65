/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.status;

import java.io.PrintStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A node's status for people.
 */
final class StatusText {
    private static final int MILLI = 1000;

    private StatusText() {
        // static access only
    }

    static void print(final StatusDocument document, final PrintStream out) {
        out.println(Columns.plain("weft-helper " + document.version() + ", sheet " + orNone(document.sheet())
            + ", oversize " + document.oversize() + reason(document.oversizeReason())));
        out.println(Columns.plain(controller(document.controller())));
        if (document.problem() != null) {
            out.println(Columns.plain("problem: " + document.problem()));
        }
        final StatusDocument.Totals ends = document.ends();
        out.println(ends.all() + " ends: " + ends.active() + " active, " + ends.inactive() + " inactive, "
            + ends.unknown() + " unknown");
        if (ends.all() > 0) {
            out.println();
            table(document).lines().forEach(out::println);
        }
    }

    private static Columns table(final StatusDocument document) {
        final var table = new Columns("LINK", "SIDE", "LIVENESS", "CAUSE", "SINCE", "RTT", "SENT", "RECEIVED",
            "SPLIT/JOINED");
        for (StatusDocument.End end : document.end()) {
            final var counters = end.counters();
            table.add(end.link(), end.side(), end.liveness(), end.cause(), seconds(end.since()),
                roundTrip(end.roundTripTime()), Long.toString(counters.sentPackets()),
                Long.toString(counters.receivedPackets()), counters.framesSplit() + "/" + counters.framesJoined());
        }
        return table;
    }

    private static String controller(final StatusDocument.Controller controller) {
        return switch (controller.state()) {
            case "none" -> "controller: none" + (controller.problem() == null ? ""
                : ", as external_ids:weft-controller is bad: " + controller.problem());
            case "beginning" -> "controller " + controller.url() + ": nothing reported yet";
            case "reporting" -> "controller " + controller.url() + ": reported at " + seconds(controller.lastReport());
            default -> "controller " + controller.url() + ": not reached, last reported "
                + (controller.lastReport() == null ? "never" : "at " + seconds(controller.lastReport())) + ": "
                + controller.problem();
        };
    }

    private static String orNone(final String sheet) {
        return sheet.isEmpty() ? "(none)" : sheet;
    }

    private static String reason(final String text) {
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private static String roundTrip(final Long micros) {
        if (micros == null) {
            return "";
        }
        return micros < MILLI ? micros + " us" : String.format(Locale.ROOT, "%.1f ms", micros / (double) MILLI);
    }

    private static String seconds(final String instant) {
        try {
            return Instant.parse(instant).truncatedTo(ChronoUnit.SECONDS).toString();
        } catch (DateTimeParseException e) {
            return instant;
        }
    }
}
