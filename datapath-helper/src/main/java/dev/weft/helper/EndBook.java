/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import dev.weft.helper.end.EndReader;
import dev.weft.helper.end.EndSettings;
import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetJson;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ends that the controller wants on this node, as the keys of the node's database tell. A bad value is complained
 * of; the last good one of that end stays. Not thread-safe.
 */
final class EndBook {
    /** Does with ends what there is to do. */
    interface Listener {
        /** An end is new or has other settings; {@code before} is empty if it is new. */
        void put(Optional<EndSettings> before, EndSettings now);

        /** An end is gone. */
        void remove(EndSettings before);
    }

    private static final Logger LOG = LoggerFactory.getLogger(EndBook.class);

    /** Complaints of one change that are logged one by one. */
    private static final int SHOWN = 5;

    private final Listener listener;
    private final Map<Long, EndSettings> ends = new HashMap<>();
    private final Map<String, Long> idsByKey = new HashMap<>();
    /** Sorted, so that the complaint does not change without need. */
    private final Map<String, String> complaints = new TreeMap<>();
    /** Complaints of the change under way. */
    private int fresh;

    EndBook(final Listener listener) {
        this.listener = listener;
    }

    /** Keys of the database changed, of ends and others; an empty value: the key is gone. */
    void changed(final Map<String, Optional<String>> changes) {
        fresh = 0;
        changes.forEach((key, value) -> {
            if (key.startsWith(EndReader.PREFIX)) {
                value.ifPresentOrElse(text -> read(key, text), () -> remove(key));
            }
        });
        if (fresh > SHOWN) {
            LOG.warn("bad ends: {} more", fresh - SHOWN);
        }
    }

    Collection<Long> ids() {
        return Collections.unmodifiableSet(ends.keySet());
    }

    Optional<EndSettings> end(final long id) {
        return Optional.ofNullable(ends.get(id));
    }

    /** What is wrong with ends, if anything. */
    Optional<String> problem() {
        return complaints.isEmpty() ? Optional.empty() : Optional.of((complaints.size() == 1 ? "an end is"
            : complaints.size() + " ends are") + " not applied: " + complaints.values().iterator().next());
    }

    private void read(final String key, final String text) {
        final EndSettings settings;
        try {
            if (!idsByKey.containsKey(key) && ends.size() >= EndReader.MAX_ENDS) {
                throw new BadSheetException("there should be at most " + EndReader.MAX_ENDS + " ends");
            }
            settings = EndReader.read(key, text);
        } catch (BadSheetException e) {
            complain(key, SheetJson.quote(key) + ": " + e.getMessage());
            return;
        }
        complaints.remove(key);
        idsByKey.put(key, settings.id());
        final var before = Optional.ofNullable(ends.put(settings.id(), settings));
        if (!before.equals(Optional.of(settings))) {
            listener.put(before, settings);
        }
    }

    private void complain(final String key, final String complaint) {
        if (!complaint.equals(complaints.put(key, complaint))) {
            fresh++;
            if (fresh <= SHOWN) {
                LOG.warn("bad end: {}", complaint);
            }
        }
    }

    private void remove(final String key) {
        complaints.remove(key);
        final Long id = idsByKey.remove(key);
        if (id != null) {
            listener.remove(ends.remove(id));
        }
    }
}
