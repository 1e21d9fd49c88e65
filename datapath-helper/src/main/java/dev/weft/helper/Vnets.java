/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.discovery.Discovery;
import dev.weft.helper.end.PortName;
import dev.weft.helper.liveness.PortState;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.sheet.Sheet;
import dev.weft.helper.varp.VnetStatus;
import dev.weft.helper.vnet.VnetReader;
import dev.weft.helper.vnet.VnetSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * The vnets on this node whose stations are discovered (VN-2 to VN-5). All of it on one thread.
 */
final class Vnets implements SettingsBook.Listener<VnetSettings> {
    private static final SettingsBook.Kind<VnetSettings> KIND = new SettingsBook.Kind<>(VnetReader.PREFIX, "a vnet",
        "vnets", VnetReader.MAX_VNETS, VnetReader::read, VnetSettings::vnet);

    private final SettingsBook<VnetSettings> book = new SettingsBook<>(KIND, this);
    private final Discovery discovery;

    /**
     * No vnets yet.
     *
     * @param ports tells how a port is; changes are told by {@link #port}
     * @param wake is told, on the thread, when a pass is needed at once
     * @param broken is told, on any thread, when one is needed soon
     */
    Vnets(final Path rundir, final NodeCommands commands, final ScheduledExecutorService thread,
            final Executor waiting, final Function<PortName, PortState> ports, final Runnable wake,
            final Runnable broken) {
        discovery = new Discovery(rundir, commands, thread, waiting, ports, wake, broken);
    }

    /** Keys of the database changed, of vnets and others. */
    void externalIds(final Map<String, Optional<String>> changes) {
        book.changed(changes);
    }

    /** A port changed. */
    void port(final PortName name, final PortState state) {
        discovery.port(name, state);
    }

    /** Makes everything as the sheet wants it. */
    CompletionStage<Outcome> pass(final Sheet wanted) {
        return discovery.pass(wanted);
    }

    /** A moment passed. */
    void tick() {
        discovery.tick();
    }

    @Override
    public void put(final Optional<VnetSettings> before, final VnetSettings now) {
        discovery.put(now);
    }

    @Override
    public void remove(final VnetSettings before) {
        discovery.remove(before.vnet());
    }

    boolean isEmpty() {
        return discovery.isEmpty();
    }

    /** How all of them are, sorted by id. */
    List<VnetStatus> status() {
        return discovery.status();
    }

    /** What happened, by name. */
    Map<String, Long> counters() {
        return discovery.counters();
    }

    /** What is wrong with what the controller says of vnets, if anything. */
    Optional<String> problem() {
        return book.problem();
    }

    /** Gives everything back for good. */
    void end() {
        discovery.end();
    }
}
