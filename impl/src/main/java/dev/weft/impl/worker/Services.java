/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.worker;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;

/**
 * What all work is done with.
 *
 * @param broker holds the intent and takes the states
 * @param notifications takes announcements of changes
 * @param executor the one thread
 * @param clock tells when something changed
 */
public record Services(DataBroker broker, NotificationPublishService notifications, ScheduledExecutorService executor,
        Clock clock) {
    public Services {
        requireNonNull(broker);
        requireNonNull(notifications);
        requireNonNull(executor);
        requireNonNull(clock);
    }
}
