/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.NetworkKey.Kind;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A key on the wire belongs to one network of its kind, that of a fence to no link either, whether wanted or allocated
 * (FN-2, VN-1); it and the kind stay while the network has members.
 */
final class NetworkIdRule implements Rule {
    private static final String LEAF = "id";
    private static final long WIRE_BITS = 0xff_ffff;

    private final SegmentOwners segments;
    private final NetworkOwners allocated;

    NetworkIdRule(final SegmentOwners segments, final NetworkOwners allocated) {
        this.segments = segments;
        this.allocated = allocated;
    }

    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.changes().networks().forEach((id, change) -> change.after().ifPresent(after -> {
            after.key().ifPresent(key -> {
                checkWire(id, key, problems);
                checkUnique(transition, id, key, problems);
            });
            change.before().filter(before -> !before.members().isEmpty() && !after.members().isEmpty())
                .ifPresent(before -> checkKept(before, after, problems));
        }));
    }

    /** Of a vnet's id the last 24 bits stand where a link's or fence's id does, some of which tunnel ports keep. */
    private static void checkWire(final NetworkId network, final NetworkKey key, final Consumer<Problem> problems) {
        final long end = key.number() & WIRE_BITS;
        if (end > SegmentId.MAX) {
            problems.accept(Problem.invalid(IntentPath.network(network).at(LEAF), "id " + key.number() + " ends in the"
                + " 24 bits 0x" + Long.toHexString(end) + ", but those above 0x" + Integer.toHexString(SegmentId.MAX)
                + " are kept for tunnel ports; choose " + (key.number() - end + SegmentId.MAX) + " or less, or leave id"
                + " out to have one allocated"));
        }
    }

    private void checkUnique(final Transition transition, final NetworkId network, final NetworkKey key,
            final Consumer<Problem> problems) {
        final var wanted = Claims.rival(transition.after().networks().withKey(key), network,
            transition.networks()::changes).map(other -> "is already that of network " + other);
        final var rival = wanted.or(() -> holder(transition, network, key)
            .map(other -> "is already allocated to network " + other)).or(() -> link(transition, key));
        rival.ifPresent(text -> problems.accept(Problem.inUse(IntentPath.network(network).at(LEAF), "id " + key.number()
            + " " + text + "; choose another or leave id out to have one allocated"
            + (key.equals(NetworkKey.PHYSICAL) ? "; there is only one physical network" : ""))));
    }

    /** An allocation counts while its network is there and wants no number of its own. */
    private Optional<NetworkId> holder(final Transition transition, final NetworkId network, final NetworkKey key) {
        return allocated.ownerOf(key).filter(other -> !other.equals(network))
            .filter(other -> Allocated.holds(transition.after(), other, key));
    }

    /** Fences and links have one space of numbers. */
    private Optional<String> link(final Transition transition, final NetworkKey key) {
        if (key.kind() != Kind.FENCE) {
            return Optional.empty();
        }
        final var segment = new SegmentId((int) key.number());
        final var after = transition.after();
        return after.linksWithSegment(segment).stream().filter(after::isWhole).findFirst()
            .map(link -> "is already the segment-id of link " + link)
            .or(() -> segments.ownerOf(segment).filter(link -> Allocated.holds(after, link))
                .map((LinkId link) -> "is already allocated to link " + link + " as its segment-id"));
    }

    private void checkKept(final NetworkIntent before, final NetworkIntent after, final Consumer<Problem> problems) {
        final var at = IntentPath.network(after.id());
        final var advice = " while the network has members, such as " + after.members().first()
            + "; take all members out first, or delete the network and create it anew";
        if (before.kind() != after.kind()) {
            problems.accept(Problem.inUse(at.at("kind"), "kind cannot change from " + before.kind() + " to "
                + after.kind() + advice));
        } else if (!before.key().equals(after.key()) && !isPinned(before, after)) {
            problems.accept(Problem.inUse(at.at(LEAF), "id cannot change from " + text(before) + " to " + text(after)
                + advice));
        }
    }

    /** Writing down the number that was allocated, or leaving it to the allocator again, changes nothing. */
    private boolean isPinned(final NetworkIntent before, final NetworkIntent after) {
        if (before.key().isPresent() && after.key().isPresent()) {
            return false;
        }
        return before.key().or(after::key).filter(key -> !key.equals(NetworkKey.PHYSICAL))
            .flatMap(allocated::ownerOf).filter(after.id()::equals).isPresent();
    }

    private static String text(final NetworkIntent network) {
        return network.key().map(key -> Long.toString(key.number())).orElse("an allocated one");
    }
}
