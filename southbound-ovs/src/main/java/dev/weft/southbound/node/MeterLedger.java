/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.feature.LimitFlows;
import dev.weft.southbound.openflow.message.Meter;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The meters that a switch should hold beside those that it does hold (VN-9). Every operation costs in proportion to
 * what it touches. Meters of others, which have other numbers, are never touched. Not thread-safe.
 */
final class MeterLedger {
    private final Map<ObjectKey, Meter> wanted = new HashMap<>();
    private final Map<Integer, ObjectKey> owners = new HashMap<>();
    private final Map<Integer, Meter> present = new HashMap<>();
    private final Set<Integer> refused = new HashSet<>();
    /** Numbers at which the two may differ. */
    private final Set<Integer> open = new HashSet<>();

    private boolean known;

    /** Sets the meter that an object should have. */
    void want(final ObjectKey object, final Meter meter) {
        forget(object);
        wanted.put(object, meter);
        owners.put(meter.id(), object);
        open.add(meter.id());
    }

    /** An object needs no meter any more. */
    void forget(final ObjectKey object) {
        final var old = wanted.remove(object);
        if (old != null && owners.remove(old.id(), object)) {
            open.add(old.id());
        }
    }

    /** The switch may hold anything. */
    void forgetPresent() {
        known = false;
        present.clear();
        refused.clear();
    }

    /** The switch holds exactly these. */
    void present(final Collection<Meter> meters) {
        known = true;
        present.clear();
        meters.stream().filter(meter -> isOurs(meter.id())).forEach(meter -> present.put(meter.id(), meter));
        open.addAll(present.keySet());
        open.addAll(owners.keySet());
    }

    private static boolean isOurs(final int id) {
        return id >= LimitFlows.FIRST_METER && id < 2 * LimitFlows.FIRST_METER;
    }

    /** An object's flow is gone, perhaps because somebody removed its meter. */
    void doubt(final ObjectKey object) {
        final var meter = wanted.get(object);
        if (meter != null) {
            present.remove(meter.id());
            open.add(meter.id());
        }
    }

    /** Whether flows must wait until it is known what the switch holds. */
    boolean mustWait() {
        return !known && !wanted.isEmpty();
    }

    /**
     * The switch refused a meter. It is made anew when it is wanted again, since it is not known what is there.
     *
     * @return the object that wanted it, or null
     */
    ObjectKey refused(final int id) {
        refused.add(id);
        return owners.get(id);
    }

    /** Whether the switch is known to hold what it should, once it has handled what was taken. */
    boolean isClean() {
        return known && open.isEmpty();
    }

    /** Takes what to send before flows, and counts it as done; empty: nothing. */
    byte[] takeMissing() {
        final var messages = new ByteArrayOutputStream();
        final var each = known ? open.iterator() : Set.<Integer>of().iterator();
        while (each.hasNext()) {
            final int id = each.next();
            final var owner = owners.get(id);
            if (owner != null) {
                final var meter = wanted.get(owner);
                final var old = present.put(id, meter);
                if (refused.remove(id) || old == null) {
                    messages.writeBytes(meter.make());
                } else if (!meter.equals(old)) {
                    messages.writeBytes(meter.change());
                }
                each.remove();
            }
        }
        return messages.toByteArray();
    }

    /** Takes what to send once no flow uses it any more, and counts it as done; empty: nothing. */
    byte[] takeSurplus() {
        final var messages = new ByteArrayOutputStream();
        if (known) {
            open.stream().filter(id -> !owners.containsKey(id)).map(present::remove).filter(meter -> meter != null)
                .forEach(meter -> messages.writeBytes(meter.remove()));
            open.removeIf(id -> !owners.containsKey(id));
        }
        return messages.toByteArray();
    }
}
