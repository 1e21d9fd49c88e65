/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.conntrack;

import dev.weft.helper.loop.Outcome;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Whose connections the switch may know in the zones of gateways and firewalls (GW-1). Each owner also stands in the
 * node's database until what it left is forgotten: so a helper that begins knows what another one left behind, and
 * whose connections go on. Not thread-safe.
 */
public final class ZoneBook {
    /** What the keys of owners in the database begin with; the zone follows. */
    public static final String PREFIX = "weft-zone-";

    /** The zones of gateways and firewalls follow this one, by number. */
    private static final int BEFORE_FIRST = 65279;
    private static final int LAST = 65534;
    /** The owner of a zone that is nobody's any more: what comes into it all the same is not left to the next one. */
    private static final String NOBODY = "";
    /** The switch may use flows of an owner that is gone for a moment: so its zone is emptied at once, and again. */
    private static final int TWICE = 2;
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{4}");

    private final Function<Map<String, Optional<String>>, CompletableFuture<?>> database;
    /** Whose they are now, as far as this helper was told. */
    private final Map<Integer, String> owners = new TreeMap<>();
    /** Whose they are as the database says. */
    private final Map<Integer, String> written = new TreeMap<>();
    /** Zones of which somebody else's connections are to be forgotten, with how often that is still to be done. */
    private final Map<Integer, Integer> left = new TreeMap<>();
    /** Those of them for which it is too early, with what shows that it is not any more. */
    private final Map<Integer, Object> resting = new HashMap<>();
    private Optional<Path> daemon = Optional.empty();

    /**
     * A book without owners.
     *
     * @param database changes keys of the node's database, an empty value: the key is to go; completes on any thread
     */
    public ZoneBook(final Function<Map<String, Optional<String>>, CompletableFuture<?>> database) {
        this.database = database;
    }

    /** Keys of the database changed, of zones and others; an empty value: the key is gone. */
    public void changed(final Map<String, Optional<String>> changes) {
        changes.forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                changed(key.substring(PREFIX.length()), value);
            }
        });
    }

    private void changed(final String digits, final Optional<String> owner) {
        final int zone = DIGITS.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
        if (zone > BEFORE_FIRST && zone <= LAST) {
            owner.ifPresentOrElse(name -> written.put(zone, name), () -> written.remove(zone));
        }
    }

    /**
     * All is told that the controller wants now: what others left behind is to be forgotten. A number that is wanted,
     * but nobody can read by whom, is taken to be whose it was.
     */
    public void begin(final IntPredicate isWanted) {
        List.copyOf(written.keySet()).forEach(zone -> {
            if (isWanted.test(zone - BEFORE_FIRST)) {
                owners.putIfAbsent(zone, written.get(zone));
            } else {
                gone(zone - BEFORE_FIRST);
            }
        });
    }

    /**
     * A number is somebody's. A zone that was nobody's is taken as it is, so that a helper that is the first to keep
     * this book, or comes later than the owner, does not end connections.
     */
    public void put(final int number, final String owner) {
        final int zone = BEFORE_FIRST + number;
        final String known = owners.put(zone, owner);
        final String before = known == null ? written.get(zone) : known;
        if (before != null && !before.equals(owner)) {
            // The first connections of who comes long after another one went should not be lost
            leave(zone, before.equals(NOBODY) && !left.containsKey(zone) ? 1 : TWICE);
        }
    }

    /** A number is nobody's. */
    public void gone(final int number) {
        final int zone = BEFORE_FIRST + number;
        if (!owners.getOrDefault(zone, written.getOrDefault(zone, NOBODY)).equals(NOBODY)) {
            owners.put(zone, NOBODY);
            leave(zone, TWICE);
        }
    }

    private void leave(final int zone, final int times) {
        left.put(zone, times);
        resting.remove(zone);
    }

    /** The switch is run by the daemon with this control socket: another one than before knows no connections. */
    public void daemon(final Path socket) {
        if (daemon.isPresent() && !daemon.equals(Optional.of(socket))) {
            left.clear();
            resting.clear();
        }
        daemon = Optional.of(socket);
    }

    /** Whether there is anything to forget or to write. */
    public boolean isDue() {
        return !left().isEmpty() || !changes().isEmpty();
    }

    /** The zones of which connections are to be forgotten now. */
    Collection<Integer> left() {
        return left.keySet().stream().filter(zone -> !resting.containsKey(zone)).toList();
    }

    /** That is under way; who gets the zone from now on has it forgotten once more. How often it is to be done. */
    int forgetting(final int zone) {
        return left.remove(zone);
    }

    /** That was to be done so often, and failed. */
    void remembered(final int zone, final int times) {
        left.merge(zone, times, Math::max);
    }

    /** That was to be done so often, and was done. If it is to be done again: what to run when it is time. */
    Optional<Runnable> forgotten(final int zone, final int times) {
        if (times < TWICE || left.putIfAbsent(zone, times - 1) != null) {
            return Optional.empty();
        }
        final var rest = new Object();
        resting.put(zone, rest);
        return Optional.of(() -> resting.remove(zone, rest));
    }

    /** Brings the database up to date; completes on any thread. */
    CompletableFuture<Outcome> write() {
        final var changes = changes();
        return changes.isEmpty() ? CompletableFuture.completedFuture(new Outcome.Done())
            : database.apply(changes).handle((done, failure) -> failure == null ? new Outcome.Done()
                : new Outcome.Failed("whose connections are whose cannot be written: "
                    + Outcome.Failed.of(failure).reason()));
    }

    private Map<String, Optional<String>> changes() {
        final Map<String, Optional<String>> changes = new TreeMap<>();
        final Set<Integer> zones = new TreeSet<>(owners.keySet());
        zones.addAll(written.keySet());
        zones.removeAll(left.keySet());
        for (int zone : zones) {
            final String owner = owners.getOrDefault(zone, NOBODY);
            if (!owner.equals(written.get(zone))) {
                changes.put(PREFIX + zone, Optional.of(owner));
            }
        }
        return changes;
    }
}
