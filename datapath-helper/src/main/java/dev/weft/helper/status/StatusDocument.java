/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.status;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.weft.helper.end.EndSettings;
import dev.weft.helper.end.PortName;
import dev.weft.helper.health.Health;
import dev.weft.helper.health.InstanceStatus;
import dev.weft.helper.liveness.EndStatus;
import dev.weft.helper.mapping.MappingStatus;
import dev.weft.helper.report.ConnectionStatus;
import dev.weft.helper.report.EndFigures;
import dev.weft.helper.report.EndReport;
import dev.weft.helper.router.RouterStatus;
import dev.weft.helper.security.SecurityStatus;
import dev.weft.helper.varp.VnetStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A node's status as JSON. Components have their names there with dashes; what is null is absent.
 *
 * @param inEthernet what is in force of ways in Ethernet; {@code off} if nothing is wanted
 * @param controller how reports get there
 * @param counters of the node as a whole
 * @param ends how many are how
 * @param vnet vnets whose stations are discovered, sorted by id
 * @param protectedWay protected ways to other nodes, sorted by their numbers
 * @param instance instances of services that are probed, sorted by name
 * @param gateway tenants' gateways, sorted by number
 * @param mapping policies with a mapping, sorted by id
 * @param end all of them, sorted by link and side
 */
record StatusDocument(String version, String sheet, String problem, String oversize, String oversizeReason,
        String inEthernet, Controller controller, Map<String, Long> counters, Totals ends, List<VnetStatus> vnet,
        List<SecurityStatus.Way> protectedWay, List<Instance> instance, List<MappingStatus> mapping,
        List<RouterStatus> gateway, List<End> end) {
    private static final Gson GSON = new GsonBuilder()
        .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_DASHES)
        .disableHtmlEscaping()
        .create();

    StatusDocument {
        vnet = Objects.requireNonNullElse(vnet, List.of());
        protectedWay = Objects.requireNonNullElse(protectedWay, List.of());
        instance = Objects.requireNonNullElse(instance, List.of());
        gateway = Objects.requireNonNullElse(gateway, List.of());
        mapping = Objects.requireNonNullElse(mapping, List.of());
    }

    /** How reports get to the controller: {@code none}, {@code beginning}, {@code reporting} or {@code failing}. */
    record Controller(String state, String url, String lastReport, String problem) {
        static Controller of(final ConnectionStatus status) {
            if (status instanceof ConnectionStatus.NoController none) {
                return new Controller("none", null, null, none.complaint().orElse(null));
            } else if (status instanceof ConnectionStatus.Beginning beginning) {
                return new Controller("beginning", beginning.url(), null, null);
            } else if (status instanceof ConnectionStatus.Reporting reporting) {
                return new Controller("reporting", reporting.url(), reporting.last().truncatedTo(ChronoUnit.MILLIS)
                    .toString(), null);
            }
            final var failing = (ConnectionStatus.Failing) status;
            return new Controller("failing", failing.url(), failing.last().map(last ->
                last.truncatedTo(ChronoUnit.MILLIS).toString()).orElse(null), failing.problem());
        }
    }

    /** How many ends are how. */
    record Totals(int active, int inactive, int unknown) {
        static Totals of(final List<EndReport> ends) {
            int active = 0;
            int inactive = 0;
            for (EndReport end : ends) {
                switch (end.status().liveness()) {
                    case ACTIVE -> active++;
                    case INACTIVE -> inactive++;
                    default -> { }
                }
            }
            return new Totals(active, inactive, ends.size() - active - inactive);
        }

        int all() {
            return active + inactive + unknown;
        }
    }

    /** One end; path is null if the other end is on this node, too. */
    record End(String link, String side, int segment, String ifaceId, String device, Long path, boolean authentication,
            String liveness, String cause, String since, Long roundTripTime, EndFigures counters) {
        static End of(final EndReport report) {
            final EndSettings settings = report.settings();
            final EndStatus status = report.status();
            return new End(settings.link(), settings.side() == 0 ? "a" : "b", settings.segment(),
                settings.port() instanceof PortName.Plugged plugged ? plugged.ifaceId() : null,
                settings.port() instanceof PortName.Device device ? device.device() : null,
                settings.path().isPresent() ? settings.path().getAsLong() : null, settings.key().isPresent(),
                status.liveness().toString(), status.cause().map(Object::toString).orElse(null),
                status.since().truncatedTo(ChronoUnit.MILLIS).toString(),
                status.roundTripMicros().isPresent() ? status.roundTripMicros().getAsLong() : null,
                report.figures());
        }

        String toJson() {
            return GSON.toJson(this);
        }

        private boolean isWhole() {
            return Stream.of(link, side, liveness, since, counters).allMatch(Objects::nonNull);
        }
    }

    /** One instance of a service; lastAnswer is null if no probe came through yet, problem if probes can be sent. */
    record Instance(String service, String instance, String health, String since, String lastAnswer, long sent,
            long answered, String problem) {
        static Instance of(final InstanceStatus status) {
            return new Instance(status.settings().service(), status.settings().instance(), status.health().toString(),
                text(status.since()), status.lastAnswer().map(Instance::text).orElse(null), status.sent(),
                status.answered(), status.trouble().orElse(null));
        }

        boolean isDead() {
            return Health.DEAD.toString().equals(health);
        }

        private static String text(final Instant instant) {
            return instant.truncatedTo(ChronoUnit.MILLIS).toString();
        }

        private boolean isWhole() {
            return Stream.of(service, instance, health, since).allMatch(Objects::nonNull);
        }
    }

    /** Everything but the ends. */
    static StatusDocument head(final StatusSnapshot snapshot) {
        return new StatusDocument(snapshot.version(), snapshot.sheet(), snapshot.problem().orElse(null),
            snapshot.node().oversize(), snapshot.node().oversizeReason(), snapshot.fabric(),
            Controller.of(snapshot.controller()),
            snapshot.node().counters(), Totals.of(snapshot.ends()),
            snapshot.vnets(), snapshot.ways(), snapshot.instances().stream().map(Instance::of).toList(),
            snapshot.mappings(), snapshot.gateways(), null);
    }

    /**
     * Reads a whole document.
     *
     * @throws JsonParseException if it is not one
     */
    static StatusDocument read(final String json) {
        final StatusDocument document = GSON.fromJson(json, StatusDocument.class);
        if (document == null || !document.isWhole()) {
            throw new JsonParseException("it is not whole");
        }
        return document;
    }

    private boolean isWhole() {
        return Stream.of(version, sheet, oversize, oversizeReason, inEthernet, controller, ends, end)
                .allMatch(Objects::nonNull)
            && controller.state() != null && ends.all() == end.size()
            && end.stream().allMatch(one -> one != null && one.isWhole())
            && instance.stream().allMatch(one -> one != null && one.isWhole());
    }

    String toJson() {
        return GSON.toJson(this);
    }
}
