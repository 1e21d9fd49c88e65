/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.alarm;

import static java.util.Objects.requireNonNull;

import dev.weft.impl.store.StateWriter;
import dev.weft.impl.worker.Services;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.alarms.AlarmKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All alarms: what is raised, and the last that are cleared (VL-12). Raising what is raised, or clearing what is not,
 * changes nothing. To be used on the executor's one thread.
 */
public final class AlarmBoard {
    /** How many cleared alarms are kept. */
    static final int MOST_CLEARED = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(AlarmBoard.class);

    private final Map<AlarmKey, Alarm> alarms = new HashMap<>();
    // the oldest comes first
    private final Set<AlarmKey> cleared = new LinkedHashSet<>();
    private final NotificationPublishService notifications;
    private final StateWriter writer;
    private final Clock clock;
    private boolean changed;

    /**
     * Makes a board without alarms.
     *
     * @param services where alarms are written and announced
     */
    public AlarmBoard(final Services services) {
        notifications = services.notifications();
        clock = services.clock();
        writer = new StateWriter(services.broker(), services.executor());
    }

    /** Removes what an earlier life of this bundle has written. */
    public void begin() {
        writer.put(AlarmEncoder.ROOT, AlarmEncoder.counts(0, 0));
        writer.flush();
    }

    /**
     * Something is wrong.
     *
     * @param resource what it is about
     * @param type what is wrong
     * @param text in detail, and what to do about it; if that alone is new, it is shown and not announced
     */
    public void raise(final Resource resource, final AlarmType type, final String text) {
        final var key = key(resource, type);
        final var before = alarms.get(key);
        if (before == null) {
            turn(key, Alarm.begin(text, clock.instant()));
        } else if (!before.raised()) {
            cleared.remove(key);
            turn(key, before.turn(true, text, clock.instant()));
        } else if (!before.text().equals(text)) {
            show(key, before.because(text));
        }
    }

    /**
     * It is over.
     *
     * @param resource what it is about
     * @param type what was wrong
     * @param text why it is over
     */
    public void clear(final Resource resource, final AlarmType type, final String text) {
        final var key = key(resource, type);
        final var before = alarms.get(key);
        if (before != null && before.raised()) {
            cleared.add(key);
            turn(key, before.turn(false, text, clock.instant()));
            if (cleared.size() > MOST_CLEARED) {
                purge(cleared.iterator().next());
            }
        }
    }

    /**
     * A resource is gone, and so is what was wrong with it.
     *
     * @param resource the resource
     * @param text why
     */
    public void clear(final Resource resource, final String text) {
        for (var type : AlarmType.values()) {
            clear(resource, type, text);
        }
    }

    /**
     * Tells whether something is wrong.
     *
     * @param resource what it is about
     * @param type what
     * @return whether that alarm is raised
     */
    public boolean isRaised(final Resource resource, final AlarmType type) {
        final var alarm = alarms.get(key(resource, type));
        return alarm != null && alarm.raised();
    }

    /**
     * Takes cleared alarms off the list.
     *
     * @return how many
     */
    public int purgeCleared() {
        final var all = List.copyOf(cleared);
        all.forEach(this::purge);
        flush();
        return all.size();
    }

    /** Sends what changed. */
    public void flush() {
        if (changed) {
            writer.merge(AlarmEncoder.ROOT, AlarmEncoder.counts(alarms.size() - cleared.size(), cleared.size()));
            changed = false;
        }
        writer.flush();
    }

    private static AlarmKey key(final Resource resource, final AlarmType type) {
        return new AlarmKey(requireNonNull(resource).text(), requireNonNull(type));
    }

    private void turn(final AlarmKey key, final Alarm alarm) {
        changed = true;
        show(key, alarm);
        LOG.info("Alarm {} of {} {}: {}", key.getType().getName(), key.getResource(),
            alarm.raised() ? "raised" : "cleared", alarm.text());
        final var notification = AlarmEncoder.notification(key, alarm);
        if (notifications.offerNotification(notification) == NotificationPublishService.REJECTED) {
            LOG.warn("Notification dropped because subscribers are too slow: {}", notification);
        }
    }

    private void show(final AlarmKey key, final Alarm alarm) {
        alarms.put(key, alarm);
        writer.put(AlarmEncoder.path(key), AlarmEncoder.encode(key, alarm));
    }

    private void purge(final AlarmKey key) {
        changed = true;
        cleared.remove(key);
        alarms.remove(key);
        writer.delete(AlarmEncoder.path(key));
    }
}
