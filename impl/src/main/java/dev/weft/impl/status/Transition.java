/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/**
 * A change of status.
 *
 * @param old the status before
 * @param now how it is now
 * @param time when it changed
 */
record Transition(Status old, Condition now, Instant time) {
    static DateAndTime yang(final Instant time) {
        return new DateAndTime(time.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    @Override
    public String toString() {
        return old.getName() + " -> " + now.status().getName() + now.reason().map(text -> " (" + text + ")").orElse("");
    }
}
