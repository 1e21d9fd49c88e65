/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.flow.Cookie;
import dev.weft.pipeline.wire.WireFlow;
import dev.weft.southbound.openflow.message.FlowMonitor.Update;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The flows that a switch should hold beside those that it does hold, and where the two differ. Every operation costs
 * in proportion to what it touches. Flows of others are never recorded. Not thread-safe.
 */
final class FlowLedger {
    private final Map<ObjectKey, List<WireFlow>> wanted = new HashMap<>();
    private final Map<WireFlow.Key, ObjectKey> owners = new HashMap<>();
    private final Map<Long, ObjectKey> cookies = new HashMap<>();
    private final Map<WireFlow.Key, WireFlow> present = new HashMap<>();
    private final Set<ObjectKey> dirty = new LinkedHashSet<>();
    private final Set<WireFlow.Key> surplus = new LinkedHashSet<>();
    /** Flows of which the switch spoke since changes were taken last. */
    private final Set<WireFlow.Key> told = new HashSet<>();
    /** Flows that may be present as recorded, or not. */
    private final Set<WireFlow.Key> doubtful = new HashSet<>();

    /** Sets the flows that an object should have, and marks it for comparison. */
    void want(final ObjectKey object, final List<WireFlow> flows) {
        drop(object);
        wanted.put(object, flows);
        dirty.add(object);
        for (var flow : flows) {
            cookies.put(flow.cookie(), object);
            final var other = owners.put(flow.key(), object);
            if (other != null && !other.equals(object)) {
                // it moved from one object to another; the former owner must not claim it any more
                wanted.computeIfPresent(other, (key, theirs) -> without(theirs, flow.key()));
                dirty.add(other);
            }
            surplus.remove(flow.key());
        }
    }

    /** Forgets an object; its flows are marked for removal. */
    void forget(final ObjectKey object) {
        drop(object);
        dirty.remove(object);
    }

    private void drop(final ObjectKey object) {
        final var old = wanted.remove(object);
        if (old == null) {
            return;
        }
        for (var flow : old) {
            cookies.remove(flow.cookie(), object);
            if (owners.remove(flow.key(), object) && present.containsKey(flow.key())) {
                surplus.add(flow.key());
            }
        }
    }

    /** Takes note of what the switch says. */
    void update(final Update update) {
        final var key = update instanceof Update.Present now ? now.flow().key() : ((Update.Gone) update).key();
        doubtful.remove(key);
        told.add(key);
        if (update instanceof Update.Present now && Cookie.isOurs(now.flow().cookie())) {
            present.put(key, now.flow());
            compare(key);
        } else {
            if (present.remove(key) != null || owners.containsKey(key)) {
                compare(key);
            }
        }
    }

    private void compare(final WireFlow.Key key) {
        final var owner = owners.get(key);
        if (owner != null) {
            dirty.add(owner);
        } else if (present.containsKey(key)) {
            surplus.add(key);
        } else {
            surplus.remove(key);
        }
    }

    /** Forgets what the switch holds; everything is to be compared again. */
    void forgetPresent() {
        present.clear();
        surplus.clear();
        doubtful.clear();
        told.clear();
        dirty.addAll(wanted.keySet());
    }

    /**
     * Takes the difference of marked objects and of flows without an owner, and counts it as done.
     *
     * @param only which marked objects; the others stay marked
     * @return what to send, to be followed by {@link #confirm}, or by {@link #undo} when it failed
     */
    FlowChanges take(final Predicate<ObjectKey> only) {
        final var changes = new FlowChanges();
        told.clear();
        for (var each = dirty.iterator(); each.hasNext();) {
            final var object = each.next();
            if (only.test(object)) {
                each.remove();
                take(object, changes);
            }
        }
        for (var key : surplus) {
            changes.delete(present.remove(key));
            doubtful.remove(key);
        }
        surplus.clear();
        return changes;
    }

    private void take(final ObjectKey object, final FlowChanges changes) {
        boolean differs = false;
        for (var flow : wanted.getOrDefault(object, List.of())) {
            final var old = present.get(flow.key());
            if (doubtful.remove(flow.key()) || !flow.equals(old)) {
                differs = true;
                changes.add(flow, old);
                present.put(flow.key(), flow);
            }
        }
        changes.object(object, differs);
    }

    /**
     * What {@link #take} counted as done is done. Where the switch has spoken of the same flow since, it is not known
     * which came first; such a flow is sent or deleted again, which does no harm when it was not necessary.
     */
    void confirm(final FlowChanges changes) {
        for (var add : changes.adds()) {
            if (present.get(add.flow().key()) != add.flow()) {
                doubt(add.flow());
            }
        }
        changes.deletes().stream().map(flow -> present.get(flow.key())).filter(Objects::nonNull).forEach(this::doubt);
    }

    private void doubt(final WireFlow flow) {
        present.put(flow.key(), flow);
        doubtful.add(flow.key());
        compare(flow.key());
    }

    /** Undoes what {@link #take} counted as done, except where the switch has spoken since; marks it again. */
    void undo(final FlowChanges changes) {
        for (var add : changes.adds()) {
            if (present.get(add.flow().key()) == add.flow()) {
                if (add.old() == null) {
                    present.remove(add.flow().key());
                } else {
                    present.put(add.flow().key(), add.old());
                }
            }
            compare(add.flow().key());
        }
        for (var flow : changes.deletes()) {
            if (!told.contains(flow.key())) {
                present.put(flow.key(), flow);
                compare(flow.key());
            }
        }
        changes.sent().stream().filter(wanted::containsKey).forEach(dirty::add);
    }

    /** Marks what an object has on the switch and should not have for removal: half of a change must not stay. */
    void withdraw(final ObjectKey object) {
        for (var flow : wanted.getOrDefault(object, List.of())) {
            final var now = present.get(flow.key());
            if (now != null && !now.equals(flow)) {
                surplus.add(flow.key());
            }
        }
    }

    /** The object that has a cookie, or null. */
    ObjectKey ownerOf(final long cookie) {
        return cookies.get(cookie);
    }

    /** The object that wants a flow, or null. */
    ObjectKey ownerOf(final WireFlow.Key key) {
        return owners.get(key);
    }

    /** Marks objects for comparison. */
    void mark(final Collection<ObjectKey> objects) {
        objects.stream().filter(wanted::containsKey).forEach(dirty::add);
    }

    /** Whether something is marked. */
    boolean isClean() {
        return dirty.isEmpty() && surplus.isEmpty();
    }

    int wantedCount() {
        return owners.size();
    }

    int presentCount() {
        return present.size();
    }

    Collection<WireFlow> present() {
        return present.values();
    }

    boolean isPresent(final WireFlow flow) {
        return Objects.equals(flow, present.get(flow.key()));
    }

    Map<ObjectKey, List<WireFlow>> wanted() {
        return wanted;
    }

    private static List<WireFlow> without(final List<WireFlow> flows, final WireFlow.Key key) {
        final var left = new ArrayList<>(flows);
        left.removeIf(flow -> flow.key().equals(key));
        return left;
    }
}
