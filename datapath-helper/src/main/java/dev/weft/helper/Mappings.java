/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.end.PortName;
import dev.weft.helper.liveness.PortState;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.mapping.Mapping;
import dev.weft.helper.mapping.MappingReader;
import dev.weft.helper.mapping.MappingSettings;
import dev.weft.helper.mapping.MappingStatus;
import dev.weft.helper.report.ControllerAccess;
import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.Sheet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policies with a mapping of this node (SI-9). All of it on one thread.
 */
final class Mappings implements SettingsBook.Listener<MappingSettings> {
    private static final Logger LOG = LoggerFactory.getLogger(Mappings.class);
    private static final SettingsBook.Kind<MappingSettings> KIND = new SettingsBook.Kind<>(MappingReader.PREFIX,
        "a policy", "policies", MappingReader.MAX_POLICIES, MappingReader::read, MappingSettings::policy);

    private final SettingsBook<MappingSettings> book = new SettingsBook<>(KIND, this);
    private final Mapping mapping;

    /**
     * No policies yet.
     *
     * @param ports tells how a port is; changes are told by {@link #port}
     * @param wake is told, on the thread, when a pass is needed at once
     * @param broken is told, on any thread, when one is needed soon
     */
    Mappings(final Path rundir, final NodeCommands commands, final ScheduledExecutorService thread,
            final Executor waiting, final Function<PortName, PortState> ports, final Runnable wake,
            final Runnable broken) {
        mapping = new Mapping(rundir, commands, thread, waiting, name -> ports.apply(name).ofport(), wake, broken);
    }

    /** Keys of the database changed, of policies and others. */
    void externalIds(final Map<String, Optional<String>> changes) {
        book.changed(changes);
    }

    /** What the controller tells of itself; what is bad changes nothing, and is complained of where reports go. */
    void controller(final Optional<String> told) {
        try {
            mapping.access(told.isEmpty() ? Optional.empty() : Optional.of(ControllerAccess.read(told.orElseThrow())));
        } catch (BadSheetException e) {
            LOG.debug("the controller is still the one before", e);
        }
    }

    /** A port changed. */
    void port(final PortName name) {
        mapping.port(name);
    }

    /** Makes everything as the sheet wants it. */
    CompletionStage<Outcome> pass(final Sheet wanted) {
        return mapping.pass(wanted);
    }

    /** A moment passed. */
    void tick() {
        mapping.tick();
    }

    @Override
    public void put(final Optional<MappingSettings> before, final MappingSettings now) {
        mapping.put(now);
    }

    @Override
    public void remove(final MappingSettings before) {
        mapping.remove(before.policy());
    }

    boolean isEmpty() {
        return mapping.isEmpty();
    }

    /** How all of them are, sorted by id. */
    List<MappingStatus> status() {
        return mapping.status();
    }

    /** What happened, by name. */
    Map<String, Long> counters() {
        return mapping.counters();
    }

    /** What is wrong with what the controller says of policies, if anything. */
    Optional<String> problem() {
        return book.problem();
    }

    /** Gives everything back for good. */
    void end() {
        mapping.end();
    }
}
