/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.router.Neighbour.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The neighbours of one gateway that are known or looked for, with the frames that wait for them; bounded.
 */
final class NeighbourTable {
    private final RouterNode node;
    private final Map<NeighbourKey, Neighbour> all = new HashMap<>();
    private int looking;

    NeighbourTable(final RouterNode node) {
        this.node = node;
    }

    /** One of them; null if it is none. */
    Neighbour get(final NeighbourKey key) {
        return all.get(key);
    }

    /** All of them, as of now. */
    Collection<Neighbour> all() {
        return List.copyOf(all.values());
    }

    /** Whether there may be one more, which is looked for or not. */
    boolean hasRoom(final boolean asking) {
        return all.size() < node.limits().ofGateway() && (!asking || looking < node.limits().askedOfGateway())
            && node.hasRoomForNeighbour(asking);
    }

    /** One more. */
    void add(final Neighbour neighbour) {
        all.put(neighbour.key(), neighbour);
        node.neighbours(1);
        if (neighbour.state() == State.ASKING) {
            asked(1);
        }
    }

    /** One that was looked for is not any more. */
    void found() {
        asked(-1);
    }

    /** One less. */
    void remove(final Neighbour neighbour) {
        all.remove(neighbour.key());
        node.neighbours(-1);
        if (neighbour.state() == State.ASKING) {
            asked(-1);
        }
    }

    private void asked(final int more) {
        looking += more;
        node.asked(more);
    }

    /** A frame waits for a neighbour, if one more may. */
    void waits(final Neighbour neighbour, final byte[] frame) {
        if (neighbour.frames().size() >= node.limits().queue() || !node.hasRoomForFrame(frame.length)) {
            node.count(RouterCount.FRAMES_OVERFLOW);
            return;
        }
        node.count(RouterCount.FRAMES_WAITED);
        neighbour.frames().add(frame);
        node.waits(frame);
    }

    /** The frames that waited for it. */
    List<byte[]> take(final Neighbour neighbour) {
        final List<byte[]> taken = new ArrayList<>(neighbour.frames());
        neighbour.frames().clear();
        taken.forEach(node::waitsNoMore);
        return taken;
    }

    int count() {
        return all.size();
    }

    int looking() {
        return looking;
    }

    int framesWaiting() {
        return all.values().stream().mapToInt(neighbour -> neighbour.frames().size()).sum();
    }

    /** Some of them, sorted by address. */
    Collection<Neighbour> some(final int most) {
        return all.values().stream().sorted(Comparator
            .comparing((Neighbour neighbour) -> neighbour.key().segment())
            .thenComparing(neighbour -> neighbour.key().address().getHostAddress())
            .thenComparing(neighbour -> neighbour.key().hop())).limit(most).toList();
    }
}
