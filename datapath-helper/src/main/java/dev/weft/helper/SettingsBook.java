/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetJson;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Things of one kind that the controller wants on this node, a key of the node's database for each. A bad value is
 * complained of; the last good one of that key stays. Not thread-safe.
 *
 * @param <T> what is wanted of a thing
 */
final class SettingsBook<T> {
    /** Does with things what there is to do. */
    interface Listener<T> {
        /** A thing is new or has other settings; {@code before} is empty if it is new. */
        void put(Optional<T> before, T now);

        /** A thing is gone. */
        void remove(T before);
    }

    /** Reads a value. */
    @FunctionalInterface
    interface Reader<T> {
        T read(String key, String value) throws BadSheetException;
    }

    /**
     * What things these are.
     *
     * @param prefix of their keys
     * @param one what one is called, with article
     * @param many what several are called
     * @param most how many there may be
     * @param reader reads one
     * @param id its number
     */
    record Kind<T>(String prefix, String one, String many, int most, Reader<T> reader, ToLongFunction<T> id) { }

    private static final Logger LOG = LoggerFactory.getLogger(SettingsBook.class);

    /** Complaints of one change that are logged one by one. */
    private static final int SHOWN = 5;

    private final Kind<T> kind;
    private final Listener<T> listener;
    private final Map<Long, T> things = new HashMap<>();
    private final Map<String, Long> idsByKey = new HashMap<>();
    /** Sorted, so that the complaint does not change without need. */
    private final Map<String, String> complaints = new TreeMap<>();
    /** Values for which there was no room. */
    private final Map<String, String> refused = new TreeMap<>();
    /** Complaints of the change under way. */
    private int fresh;

    SettingsBook(final Kind<T> kind, final Listener<T> listener) {
        this.kind = kind;
        this.listener = listener;
    }

    /** Keys of the database changed, of these things and others; an empty value: the key is gone. */
    void changed(final Map<String, Optional<String>> changes) {
        fresh = 0;
        final Map<String, Optional<String>> own = new TreeMap<>(changes);
        own.keySet().removeIf(key -> !key.startsWith(kind.prefix()));
        // What goes makes room for what comes
        own.forEach((key, value) -> {
            if (value.isEmpty()) {
                remove(key);
            }
        });
        own.forEach((key, value) -> value.ifPresent(text -> read(key, text)));
        if (hasRoom()) {
            Map.copyOf(refused).forEach(this::read);
        }
        if (fresh > SHOWN) {
            LOG.warn("bad {}: {} more", kind.many(), fresh - SHOWN);
        }
    }

    Collection<Long> ids() {
        return Collections.unmodifiableSet(things.keySet());
    }

    Optional<T> find(final long id) {
        return Optional.ofNullable(things.get(id));
    }

    /** What is wrong, if anything. */
    Optional<String> problem() {
        return complaints.isEmpty() ? Optional.empty() : Optional.of((complaints.size() == 1
            ? kind.one() + " is" : complaints.size() + " " + kind.many() + " are") + " not applied: "
            + complaints.values().iterator().next());
    }

    private boolean hasRoom() {
        return things.size() < kind.most();
    }

    private void read(final String key, final String text) {
        final T settings;
        refused.remove(key);
        try {
            if (!idsByKey.containsKey(key) && !hasRoom()) {
                refused.put(key, text);
                throw new BadSheetException("there should be at most " + kind.most() + " " + kind.many());
            }
            settings = kind.reader().read(key, text);
        } catch (BadSheetException e) {
            complain(key, SheetJson.quote(key) + ": " + e.getMessage());
            return;
        }
        complaints.remove(key);
        final long id = kind.id().applyAsLong(settings);
        idsByKey.put(key, id);
        final var before = Optional.ofNullable(things.put(id, settings));
        if (!before.equals(Optional.of(settings))) {
            listener.put(before, settings);
        }
    }

    private void complain(final String key, final String complaint) {
        if (!complaint.equals(complaints.put(key, complaint))) {
            fresh++;
            if (fresh <= SHOWN) {
                LOG.warn("bad {}: {}", kind.many(), complaint);
            }
        }
    }

    private void remove(final String key) {
        complaints.remove(key);
        refused.remove(key);
        final Long id = idsByKey.remove(key);
        if (id != null) {
            listener.remove(things.remove(id));
        }
    }
}
