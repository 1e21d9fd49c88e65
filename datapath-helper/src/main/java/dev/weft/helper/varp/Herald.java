/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import dev.weft.helper.timer.TickClock;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks for the stations of this node: answers, announces them, and defends them against older claims (VN-3, VN-4).
 */
final class Herald {
    private static final Logger LOG = LoggerFactory.getLogger(Herald.class);

    private final VarpSurroundings node;

    Herald(final VarpSurroundings node) {
        this.node = node;
    }

    /** Says that a station is here, and says it again later. */
    void announce(final LocalStation local) {
        if (!node.mayAnnounce()) {
            node.wheel().set(local.timer(), node.now() + 1);
            return;
        }
        node.tally().add(VarpCount.ANNOUNCEMENTS_SENT);
        node.toAll(local.vnet(), VarpType.ANNOUNCEMENT, new Query(node.nonce(), 0), true, local.stamp(),
            local.station());
        final int wait = local.announced();
        if (wait > 0) {
            node.wheel().set(local.timer(), node.now() + wait);
        }
    }

    /**
     * Somebody asks for a station.
     *
     * @param deputy speaks for those of the other side, if this node is a proxy
     */
    void request(final Vnet vnet, final VarpMessage message, final Deputy deputy) {
        final LocalStation local = vnet.stations().get(message.station().mac());
        final Query query = new Query(message.nonce(), 0);
        // Whoever has newer news answers first; only when he does not, this node does
        if (local != null && local.isHere() && (local.claimant().isEmpty() || message.attempt() > 1)) {
            if (node.mayAnswer()) {
                node.tally().add(VarpCount.REQUESTS_ANSWERED);
                node.toOne(vnet, VarpType.ANSWER, query, local.stamp(), message.station(), message.careOf());
            }
        } else if (!deputy.request(vnet, message) && message.alone() && node.mayAnswer()) {
            node.toOne(vnet, VarpType.NOT_HERE, query, 0, message.station(), message.careOf());
        }
    }

    /**
     * Another node says that it has a station that is here.
     *
     * @return whether that is newer
     */
    boolean challenged(final LocalStation local, final VarpMessage message) {
        final Place theirs = new Place(message.careOf(), 0, message.stamp(), 0);
        final Place ours = new Place(node.ownBeside(message.careOf()).orElse(message.careOf()), 0, local.stamp(), 0);
        if (!theirs.isNewerThan(ours)) {
            node.tally().add(VarpCount.STALE);
            defend(local);
            return false;
        }
        node.wheel().cancel(local.timer());
        if (local.isPlugged()) {
            claimed(local, message.careOf());
        }
        return true;
    }

    private void defend(final LocalStation local) {
        if (!local.timer().isSet()) {
            local.defend();
            // Not at once, or two nodes would shout at each other
            node.wheel().set(local.timer(), node.now() + TickClock.SECOND);
        }
    }

    private void claimed(final LocalStation local, final InetAddress by) {
        if (local.claimant().filter(by::equals).isEmpty()) {
            node.tally().add(VarpCount.CONFLICTS);
            LOG.warn("{} is at a port of this node, but {} has it since later: other nodes send there; give the "
                + "address to one of them only", local.station(), by.getHostAddress());
            local.claimed(by);
        }
    }
}
