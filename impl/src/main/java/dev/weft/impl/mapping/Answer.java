/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.mapping;

/** What becomes of traffic (SI-9). */
public sealed interface Answer {
    /**
     * It goes to an instance.
     *
     * @param revision the revision on which it goes on
     * @param locator the instance's locator
     */
    record Next(int revision, int locator) implements Answer { }

    /**
     * It goes to its destination.
     *
     * @param revision the revision that says so
     */
    record Arrived(int revision) implements Answer { }

    /**
     * It is to be dropped: no rule fits, a service has no instance, or traffic that a service began by itself is not
     * for a path through that service.
     *
     * @param revision the revision that says so
     */
    record Refused(int revision) implements Answer { }

    /** Nobody knows: there is no such revision any more, or its path does not pass where the question came from. */
    record Unknown() implements Answer { }
}
