/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.standby;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.opendaylight.mdsal.binding.api.DataBroker;

/**
 * Who carries the links of each pair (VL-17). That a standby has taken over outlives a restart, so that a restart
 * changes nothing. One thread uses it.
 */
public final class Takeovers {
    private final Map<String, Change> last = new HashMap<>();
    private final Set<String> unstored = new TreeSet<>();
    private final TakeoverStore store;

    /**
     * Makes one that knows of no takeover yet, see {@link #load}.
     *
     * @param broker where takeovers are kept
     */
    public Takeovers(final DataBroker broker) {
        store = new TakeoverStore(broker);
    }

    /**
     * A change of roles.
     *
     * @param active who carries the links since then
     * @param since when
     * @param reason why
     */
    public record Change(Member active, Instant since, String reason) {
        public Change {
            requireNonNull(active);
            requireNonNull(since);
            requireNonNull(reason);
        }
    }

    /**
     * Takes up what was stored; to be called before anything is compiled.
     *
     * @throws ExecutionException if the datastore cannot be read
     * @throws InterruptedException if interrupted
     */
    public void load() throws ExecutionException, InterruptedException {
        final var stored = store.read();
        last.clear();
        unstored.clear();
        last.putAll(stored);
    }

    /**
     * Makes what was changed outlive a restart.
     *
     * @throws ExecutionException if the datastore refuses; to be tried again before it takes effect
     * @throws InterruptedException if interrupted
     */
    public void store() throws ExecutionException, InterruptedException {
        if (!unstored.isEmpty()) {
            final var changes = new TreeMap<String, Optional<Change>>();
            unstored.forEach(primary -> changes.put(primary, last(primary)
                .filter(change -> change.active() == Member.STANDBY)));
            store.write(changes);
            unstored.clear();
        }
    }

    /**
     * Tells who carries the links of an appliance.
     *
     * @param primary the appliance that links name
     * @return who does
     */
    public Member active(final String primary) {
        return last(primary).map(Change::active).orElse(Member.PRIMARY);
    }

    /**
     * Tells when and why the roles changed last.
     *
     * @param primary the appliance that links name
     * @return the last change that is known; a change back to the primary is forgotten by a restart
     */
    public Optional<Change> last(final String primary) {
        return Optional.ofNullable(last.get(primary));
    }

    /**
     * Returns the appliances of which anything is known.
     *
     * @return those that links name
     */
    public Set<String> primaries() {
        return Set.copyOf(last.keySet());
    }

    /**
     * Changes the roles.
     *
     * @param primary the appliance that links name
     * @param change who carries its links now
     */
    public void set(final String primary, final Change change) {
        last.put(primary, change);
        unstored.add(primary);
    }

    /**
     * Takes a change back that could not be stored, or forgets all about an appliance.
     *
     * @param primary the appliance that links name
     * @param before what was known before; empty: nothing
     */
    public void restore(final String primary, final Optional<Change> before) {
        before.ifPresentOrElse(change -> last.put(primary, change), () -> last.remove(primary));
        unstored.add(primary);
    }
}
