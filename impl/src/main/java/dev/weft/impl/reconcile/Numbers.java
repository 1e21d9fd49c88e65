/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.HostId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.impl.allocate.Allocator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees that every link and node of the intent has its number, and nobody else has one. */
final class Numbers {
    private static final Logger LOG = LoggerFactory.getLogger(Numbers.class);

    private final Allocator allocator;
    private final Intent intent;
    private Map<LinkId, String> linksWithout = Map.of();
    private Map<NodeId, String> nodesWithout = Map.of();
    private boolean begun;

    Numbers(final Allocator allocator, final Intent intent) {
        this.allocator = requireNonNull(allocator);
        this.intent = requireNonNull(intent);
    }

    /** Settles the numbers of what is dirty, and of all that had to go without: those become dirty, too. */
    void settle(final Dirty dirty) {
        linksWithout.keySet().forEach(link -> intent.touchLink(link, dirty));
        nodesWithout.keySet().forEach(node -> intent.touchNode(node, dirty));
        nodesWithout = settleNodes(dirty.nodes());
        linksWithout = settleLinks(dirty.links());
        begun = true;
    }

    /** Makes what was settled outlive a restart. Returns false if that failed and nothing of it may be used yet. */
    boolean store() {
        try {
            allocator.store();
            return true;
        } catch (ExecutionException e) {
            LOG.error("The datastore refused /weft-ids:ids; no change reaches a node until it accepts", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    boolean complete() {
        return linksWithout.isEmpty() && nodesWithout.isEmpty();
    }

    Optional<HostId> host(final NodeId node) {
        return allocator.host(node);
    }

    Optional<SegmentId> segment(final LinkId link) {
        return allocator.segment(link);
    }

    Optional<LinkId> owner(final SegmentId segment) {
        return allocator.ownerOf(segment);
    }

    /** Says why a link has no segment id. */
    String refusal(final LinkId link) {
        return linksWithout.getOrDefault(link, "it has no segment id yet");
    }

    private Map<NodeId, String> settleNodes(final Set<NodeId> nodes) {
        final var wanted = new HashMap<NodeId, Optional<HostId>>();
        final var gone = new HashSet<NodeId>();
        nodes.forEach(id -> intent.node(id).ifPresentOrElse(node -> wanted.put(id, node.hostId()),
            () -> gone.add(id)));
        if (!begun) {
            gone.addAll(allocator.nodes());
        }
        gone.removeIf(intent::exists);
        return allocator.settleHosts(wanted, gone);
    }

    private Map<LinkId, String> settleLinks(final Set<LinkId> links) {
        final var wanted = new HashMap<LinkId, Optional<SegmentId>>();
        final var gone = new HashSet<LinkId>();
        links.forEach(id -> intent.link(id).ifPresentOrElse(link -> wanted.put(id, link.segment()),
            () -> gone.add(id)));
        if (!begun) {
            gone.addAll(allocator.links());
        }
        gone.removeIf(intent::exists);
        return allocator.settleSegments(wanted, gone);
    }
}
