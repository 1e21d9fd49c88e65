/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.status;

import dev.weft.helper.fabric.FabricStatus;
import dev.weft.helper.mapping.MappingStatus;
import dev.weft.helper.router.RouterStatus;
import dev.weft.helper.security.SecurityStatus;
import dev.weft.helper.varp.VnetStatus;
import java.io.PrintStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
        if (!FabricStatus.OFF.text().equals(document.inEthernet())) {
            out.println(Columns.plain("in Ethernet: " + document.inEthernet()));
        }
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
        for (VnetStatus vnet : document.vnet()) {
            vnet(vnet, out);
        }
        if (!document.protectedWay().isEmpty()) {
            out.println();
            ways(document.protectedWay()).lines().forEach(out::println);
        }
        if (!document.instance().isEmpty()) {
            out.println();
            instances(document.instance()).lines().forEach(out::println);
        }
        document.gateway().forEach(gateway -> gateway(gateway, out));
        document.mapping().forEach(mapping -> mapping(mapping, out));
    }

    private static void mapping(final MappingStatus mapping, final PrintStream out) {
        out.println();
        out.println(Columns.plain("policy " + mapping.name() + " (" + mapping.policy() + "), revision "
            + mapping.revision() + ": " + mapping.known() + " answers known, " + mapping.asking() + " asked for, "
            + mapping.framesWaiting() + " frames wait"));
        if (mapping.problem() != null) {
            out.println(Columns.plain("the mapping service does not answer: " + mapping.problem()));
        }
        if (!mapping.entry().isEmpty()) {
            final var table = new Columns("SOURCE", "DESTINATION", "DIRECTION", "HERE", "REVISION", "NEXT");
            mapping.entry().forEach(one -> table.add(one.source(), one.destination(), one.direction(),
                one.here() == MappingStatus.AT_WORKLOAD ? "workload" : Integer.toString(one.here()),
                one.revision() == 0 ? "" : Integer.toString(one.revision()), one.next()));
            table.lines().forEach(out::println);
        }
    }

    private static Columns instances(final List<StatusDocument.Instance> instances) {
        final var table = new Columns("SERVICE", "INSTANCE", "HEALTH", "SINCE", "LAST ANSWER", "SENT", "ANSWERED",
            "PROBLEM");
        instances.forEach(one -> table.add(one.service(), one.instance(), one.health(), seconds(one.since()),
            one.lastAnswer() == null ? "" : seconds(one.lastAnswer()), Long.toString(one.sent()),
            Long.toString(one.answered()), one.problem()));
        return table;
    }

    private static void gateway(final RouterStatus gateway, final PrintStream out) {
        out.println();
        out.println(Columns.plain("gateway " + gateway.gateway() + " (" + gateway.number() + "): " + gateway.known()
            + " neighbours known, " + gateway.asking() + " looked for, " + gateway.framesWaiting() + " frames wait"));
        if (gateway.conflict() != null) {
            out.println(Columns.plain("conflict: " + gateway.conflict()));
        }
        if (!gateway.neighbour().isEmpty()) {
            final var table = new Columns("NETWORK", "NEIGHBOUR", "NEXT HOP", "MAC", "STATE", "SECONDS",
                "FRAMES WAIT");
            gateway.neighbour().forEach(one -> table.add(one.network(), one.address(),
                one.nextHop() == null ? "" : one.nextHop().toString(), one.mac(), one.state(), text(one.seconds()),
                Integer.toString(one.framesWaiting())));
            table.lines().forEach(out::println);
        }
    }

    private static Columns ways(final List<SecurityStatus.Way> ways) {
        final var table = new Columns("HOST", "ADDRESS", "PROTECTION", "STATE", "SECONDS", "RENEWED", "SENT",
            "RECEIVED", "PROBLEM");
        ways.forEach(way -> table.add(Integer.toString(way.host()), way.remote(), way.protection(),
            way.up() ? "up" : "down", Long.toString(way.since()), Long.toString(way.renewed()),
            Long.toString(way.sent()), Long.toString(way.received()), way.problem()));
        return table;
    }

    private static void vnet(final VnetStatus vnet, final PrintStream out) {
        out.println();
        out.println(Columns.plain("vnet " + vnet.vnet() + " (" + vnet.network() + "): " + vnet.here()
            + " stations here, " + vnet.known() + " known elsewhere, " + vnet.asking() + " looked for, "
            + vnet.framesWaiting() + " frames wait"));
        vnet.conflict().forEach(conflict -> out.println(Columns.plain("conflict: " + conflict.mac()
            + " is here, but " + conflict.claimant() + " has it since later")));
        if (!vnet.entry().isEmpty()) {
            final var table = new Columns("STATION", "STATE", "AT", "PATH", "SECONDS LEFT", "FRAMES WAIT");
            vnet.entry().forEach(entry -> table.add(entry.mac(), entry.state(), entry.careOf(), text(entry.path()),
                text(entry.secondsLeft()), Integer.toString(entry.framesWaiting())));
            table.lines().forEach(out::println);
        }
    }

    private static String text(final Long number) {
        return number == null ? "" : number.toString();
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
