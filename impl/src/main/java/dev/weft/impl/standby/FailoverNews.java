/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.standby;

import static java.util.Objects.requireNonNull;

import dev.weft.impl.standby.Takeovers.Change;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.FailoverBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells who listens that the roles of a pair changed: the log, and subscribers (VL-17). */
public final class FailoverNews {
    private static final Logger LOG = LoggerFactory.getLogger(FailoverNews.class);

    private final NotificationPublishService notifications;

    /**
     * Makes one.
     *
     * @param notifications takes announcements
     */
    public FailoverNews(final NotificationPublishService notifications) {
        this.notifications = requireNonNull(notifications);
    }

    /**
     * Announces a change of roles.
     *
     * @param pair who changed
     * @param change how
     */
    public void announce(final Pair pair, final Change change) {
        final var active = pair.name(change.active());
        LOG.info("Appliance {}: its links are carried by {} instead of {}: {}", pair.primary(), active,
            pair.name(change.active().other()), change.reason());
        final var notification = new FailoverBuilder().setAppliance(new Name(pair.primary()))
            .setActive(new Name(active)).setReason(change.reason())
            .setTime(new DateAndTime(change.since().toString())).build();
        if (notifications.offerNotification(notification) == NotificationPublishService.REJECTED) {
            LOG.warn("Notification dropped because subscribers are too slow: {}", notification);
        }
    }
}
