/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.conntrack.ZoneBook;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.router.RouterReader;
import dev.weft.helper.router.RouterSettings;
import dev.weft.helper.router.RouterStatus;
import dev.weft.helper.router.Routing;
import dev.weft.helper.sheet.Sheet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The tenants' gateways on this node, and the firewalls, of which it knows no more than that they are there (GW-1). All
 * of it on one thread.
 */
final class Routers implements SettingsBook.Listener<RouterSettings> {
    private static final SettingsBook.Kind<RouterSettings> KIND = new SettingsBook.Kind<>(RouterReader.PREFIX,
        "a gateway", "gateways", RouterSettings.MOST, RouterReader::read, RouterSettings::number);

    private final SettingsBook<RouterSettings> book = new SettingsBook<>(KIND, this);
    private final Routing routing;
    private final ZoneBook zones;
    private final Runnable zonesDue;
    private boolean begun;

    /**
     * No gateways yet.
     *
     * @param zones is told whose connections are in the switch
     * @param zonesDue is told, on the thread, when there is something to do because of that
     * @param wake is told, on the thread, when a pass is needed at once
     * @param broken is told, on any thread, when one is needed soon
     */
    Routers(final Path rundir, final NodeCommands commands, final ScheduledExecutorService thread,
            final Executor waiting, final ZoneBook zones, final Runnable zonesDue, final Runnable wake,
            final Runnable broken) {
        this.zones = zones;
        this.zonesDue = zonesDue;
        routing = new Routing(rundir, commands, thread, waiting, wake, broken);
    }

    /** Keys of the database changed, of gateways and others. */
    void externalIds(final Map<String, Optional<String>> changes) {
        if (begun && changes.keySet().stream().noneMatch(Routers::concerns)) {
            return;
        }
        zones.changed(changes);
        book.changed(changes);
        // by the key alone, as what stands there can be bad
        changes.forEach((key, value) -> {
            if (value.isEmpty()) {
                RouterReader.number(key).ifPresent(zones::gone);
            }
        });
        if (!begun) {
            // the first changes are all that there is
            begun = true;
            zones.begin(number -> changes.containsKey(RouterReader.PREFIX + number));
            routing.told();
        }
        if (zones.isDue()) {
            zonesDue.run();
        }
    }

    private static boolean concerns(final String key) {
        return key.startsWith(RouterReader.PREFIX) || key.startsWith(ZoneBook.PREFIX);
    }

    /** Makes everything as the sheet wants it. */
    CompletionStage<Outcome> pass(final Sheet wanted) {
        return routing.pass(wanted);
    }

    /** A moment passed. */
    void tick() {
        routing.tick();
    }

    @Override
    public void put(final Optional<RouterSettings> before, final RouterSettings now) {
        before.filter(other -> !other.gateway().equals(now.gateway())).ifPresent(this::remove);
        zones.put(now.number(), now.gateway());
        if (now.isServed()) {
            routing.put(now);
        }
    }

    @Override
    public void remove(final RouterSettings before) {
        routing.forget(before.number());
    }

    boolean isEmpty() {
        return routing.isEmpty();
    }

    /** How all of them are, sorted by number. */
    List<RouterStatus> status() {
        return routing.status();
    }

    /** What happened, by name. */
    Map<String, Long> counters() {
        return routing.counters();
    }

    /** What is wrong with what the controller says of gateways, if anything. */
    Optional<String> problem() {
        return book.problem();
    }

    /** Gives everything back for good. */
    void end() {
        routing.end();
    }
}
