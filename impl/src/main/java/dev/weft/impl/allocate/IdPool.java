/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.allocate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;

/**
 * Numbers of one kind, each with at most one owner (RM-2). The next free number above the last one is given, starting
 * again at the bottom after the top, so that a number comes back as late as possible; a released number is held back
 * for a time. A wanted number may be taken out of quarantine: whoever names a number knows why.
 *
 * <p>To be used by one thread, except for {@link #ownerOf}.
 *
 * @param <O> who may have one
 */
final class IdPool<O extends Comparable<? super O>> {
    private final Map<Long, O> inUse = new ConcurrentHashMap<>();
    private final Map<O, Long> byOwner = new HashMap<>();
    // in the order of release, so that the end of quarantine is found at the front
    private final Map<Long, Grant<O>> quarantined = new LinkedHashMap<>();
    private final Set<Long> changed = new TreeSet<>();
    private final String what;
    private final long min;
    private final long max;
    private final Duration quarantine;
    private final LongPredicate usable;
    private long next;

    IdPool(final String what, final long min, final long max, final Duration quarantine) {
        this(what, min, max, quarantine, id -> true);
    }

    /** Makes a pool of numbers of which some are never given out; there must be plenty of others. */
    IdPool(final String what, final long min, final long max, final Duration quarantine, final LongPredicate usable) {
        this.what = what;
        this.min = min;
        this.max = max;
        this.quarantine = quarantine;
        this.usable = usable;
        next = min;
    }

    /** Starts from what was stored. Of two numbers with one owner the lower one stays, the other is released. */
    void load(final SortedMap<Long, Grant<O>> stored, final Instant now) {
        inUse.clear();
        byOwner.clear();
        quarantined.clear();
        changed.clear();
        final var released = new TreeMap<Instant, Map<Long, Grant<O>>>();
        stored.forEach((id, allocation) -> {
            if (allocation.released().isEmpty() && byOwner.putIfAbsent(allocation.owner(), id) == null) {
                inUse.put(id, allocation.owner());
            } else {
                final var since = allocation.released().filter(now::isAfter).orElse(now);
                released.computeIfAbsent(since, instant -> new TreeMap<>())
                    .put(id, new Grant<>(allocation.owner(), Optional.of(since)));
                if (!allocation.released().equals(Optional.of(since))) {
                    changed.add(id);
                }
            }
        });
        released.values().forEach(quarantined::putAll);
        next = stored.isEmpty() ? min : after(stored.lastKey());
    }

    /** Returns who uses a number; any thread may ask. */
    Optional<O> ownerOf(final long id) {
        return Optional.ofNullable(inUse.get(id));
    }

    OptionalLong idOf(final O owner) {
        final var id = byOwner.get(owner);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    Set<O> owners() {
        return new HashSet<>(byOwner.keySet());
    }

    /**
     * Brings owners to what they want. Numbers are given back before any is taken, so that owners may swap theirs, and
     * wanted numbers are taken before free ones are given out.
     *
     * @param wanted owners and the number they name; empty: any, and the one they have if they have one
     * @param gone owners that exist no more
     * @param now the time
     * @return owners that could not get a number, and why
     */
    Map<O, String> settle(final Map<O, OptionalLong> wanted, final Set<O> gone, final Instant now) {
        expire(now);
        gone.forEach(owner -> release(owner, now));
        wanted.forEach((owner, id) -> {
            if (id.isPresent() && !id.equals(idOf(owner))) {
                release(owner, now);
            }
        });
        final var refused = new TreeMap<O, String>();
        wanted.forEach((owner, id) -> id.ifPresent(number -> claim(number, owner)
            .ifPresent(other -> refused.put(owner, what + " " + number + " belongs to " + other))));
        wanted.forEach((owner, id) -> {
            if (id.isEmpty() && !byOwner.containsKey(owner) && !allocate(owner)) {
                refused.put(owner, "no " + what + " is free: " + inUse.size() + " are in use, " + quarantined.size()
                    + " are held back for " + quarantine.toMinutes() + " minutes after their release");
            }
        });
        return refused;
    }

    /** What is stored along with a number changed. */
    void touch(final long id) {
        changed.add(id);
    }

    /** Returns what has changed since {@link #stored}; empty values are to be removed. */
    SortedMap<Long, Optional<Grant<O>>> changes() {
        final var changes = new TreeMap<Long, Optional<Grant<O>>>();
        for (var id : changed) {
            final var owner = inUse.get(id);
            changes.put(id, owner != null ? Optional.of(new Grant<>(owner, Optional.empty()))
                : Optional.ofNullable(quarantined.get(id)));
        }
        return changes;
    }

    /** Takes note that all changes are stored. */
    void stored() {
        changed.clear();
    }

    private Optional<O> claim(final long id, final O owner) {
        final var present = inUse.get(id);
        if (present == null) {
            quarantined.remove(id);
            take(id, owner);
            return Optional.empty();
        }
        return present.equals(owner) ? Optional.empty() : Optional.of(present);
    }

    private boolean allocate(final O owner) {
        if (inUse.size() + quarantined.size() > max - min) {
            return false;
        }
        long id = next;
        while (inUse.containsKey(id) || quarantined.containsKey(id) || !usable.test(id)) {
            id = after(id);
        }
        next = after(id);
        take(id, owner);
        return true;
    }

    private void take(final long id, final O owner) {
        inUse.put(id, owner);
        byOwner.put(owner, id);
        changed.add(id);
    }

    private void release(final O owner, final Instant now) {
        final var id = byOwner.remove(owner);
        if (id != null) {
            inUse.remove(id);
            quarantined.put(id, new Grant<>(owner, Optional.of(now)));
            changed.add(id);
        }
    }

    private void expire(final Instant now) {
        final var oldest = quarantined.entrySet().iterator();
        while (oldest.hasNext()) {
            final var entry = oldest.next();
            if (entry.getValue().released().orElseThrow().plus(quarantine).isAfter(now)) {
                return;
            }
            oldest.remove();
            changed.add(entry.getKey());
        }
    }

    private long after(final long id) {
        return id >= max || id < min ? min : id + 1;
    }
}
