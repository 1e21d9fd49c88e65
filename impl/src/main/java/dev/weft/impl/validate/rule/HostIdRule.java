/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.HostId;
import dev.weft.api.id.NodeId;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A host id belongs to one node, whether wanted or allocated, and stays while links or networks use the node (FN-2):
 * far nodes address it by that number.
 */
final class HostIdRule implements Rule {
    private static final String LEAF = "host-id";

    private final HostOwners allocated;

    HostIdRule(final HostOwners allocated) {
        this.allocated = allocated;
    }

    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.changes().nodes().forEach((id, change) -> change.after().ifPresent(after -> {
            after.hostId().ifPresent(host -> checkUnique(transition, id, host, problems));
            change.before().ifPresent(before -> checkKept(transition, before, after, problems));
        }));
    }

    private void checkUnique(final Transition transition, final NodeId node, final HostId host,
            final Consumer<Problem> problems) {
        final var changed = transition.changes().nodes();
        final var rival = Claims.rival(transition.after().nodesWithHostId(host), node, changed::containsKey)
            .map(other -> "is already that of node " + other)
            .or(() -> holder(transition, node, host).map(other -> "is already allocated to node " + other));
        rival.ifPresent(text -> problems.accept(Problem.inUse(IntentPath.node(node).at(LEAF), "host-id " + host + " "
            + text + "; choose another or leave host-id out to have one allocated")));
    }

    /** An allocation counts while its node is there and wants no number of its own. */
    private Optional<NodeId> holder(final Transition transition, final NodeId node, final HostId host) {
        return allocated.ownerOf(host).filter(other -> !other.equals(node))
            .filter(other -> transition.after().node(other).filter(there -> there.hostId().isEmpty()).isPresent());
    }

    private void checkKept(final Transition transition, final NodeIntent before, final NodeIntent after,
            final Consumer<Problem> problems) {
        if (before.hostId().equals(after.hostId()) || isPinned(before, after)) {
            return;
        }
        transition.linkOn(after.id()).map(link -> "link " + link + " uses the node; move or delete the node's links")
            .or(() -> transition.networkOn(after.id()).map(network -> "network " + network
                + " has members there; move them or take them out"))
            .ifPresent(text -> problems.accept(Problem.inUse(IntentPath.node(after.id()).at(LEAF), "host-id cannot"
                + " change from " + text(before) + " to " + text(after) + " while " + text + " first")));
    }

    /** Writing down the number that was allocated, or leaving it to the allocator again, changes nothing. */
    private boolean isPinned(final NodeIntent before, final NodeIntent after) {
        if (before.hostId().isPresent() && after.hostId().isPresent()) {
            return false;
        }
        return before.hostId().or(after::hostId).flatMap(allocated::ownerOf).filter(after.id()::equals).isPresent();
    }

    private static String text(final NodeIntent node) {
        return node.hostId().map(HostId::toString).orElse("an allocated one");
    }
}
