/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import dev.weft.helper.command.NodeCommands;
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
import java.util.function.IntConsumer;

/**
 * The tenants' gateways on this node, and the firewalls, of which it knows no more than that they are there (GW-1). All
 * of it on one thread.
 */
final class Routers implements SettingsBook.Listener<RouterSettings> {
    private static final SettingsBook.Kind<RouterSettings> KIND = new SettingsBook.Kind<>(RouterReader.PREFIX,
        "a gateway", "gateways", RouterSettings.MOST, RouterReader::read, RouterSettings::number);

    /** The zones of gateways follow this one, by number. */
    private static final int ZONE = 65279;

    private final SettingsBook<RouterSettings> book = new SettingsBook<>(KIND, this);
    private final Routing routing;
    private final IntConsumer zoneLeft;

    /**
     * No gateways yet.
     *
     * @param zoneLeft is told, on the thread, whose connections the switch should forget, by zone
     * @param wake is told, on the thread, when a pass is needed at once
     * @param broken is told, on any thread, when one is needed soon
     */
    Routers(final Path rundir, final NodeCommands commands, final ScheduledExecutorService thread,
            final Executor waiting, final IntConsumer zoneLeft, final Runnable wake, final Runnable broken) {
        this.zoneLeft = zoneLeft;
        routing = new Routing(rundir, commands, thread, waiting, wake, broken);
    }

    /** Keys of the database changed, of gateways and others. */
    void externalIds(final Map<String, Optional<String>> changes) {
        book.changed(changes);
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
        if (now.isServed()) {
            routing.put(now);
        }
    }

    @Override
    public void remove(final RouterSettings before) {
        routing.forget(before.number());
        zoneLeft.accept(ZONE + before.number());
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
