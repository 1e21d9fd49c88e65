/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InstanceId;

/**
 * A place on a path of the mapping service (SI-9): an instance of a service, as one node sees it. Its number is the
 * same on all nodes, and stays with the instance.
 *
 * @param number 1 to {@link #MAX_NUMBER} within the policy
 * @param instance the instance
 * @param only whether this is the only policy in force that visits its service, so that whatever it gives back belongs
 *     to it, also connections that it changed or made itself
 * @param target where it is
 */
public record Locator(int number, InstanceId instance, boolean only, Hop.Target target) {
    /** The largest number of a locator. */
    public static final int MAX_NUMBER = 240;
    /** What stands for the end of a path: no service is left, the frame goes to its destination. */
    public static final int ARRIVED = 0;
    /** What stands for no way: the mapping refuses the frame, or nobody answered in time. */
    public static final int REFUSED = 0xfe;
    /** What stands for the beginning of a path: at the workload, no service was asked for yet. */
    public static final int AT_WORKLOAD = 0xff;

    public Locator {
        requireNonNull(target);
        if (number < 1 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("locator " + number + " of instance " + instance
                + " is not within 1 to " + MAX_NUMBER);
        }
        if (target instanceof Hop.BuiltIn || target instanceof Hop.Station) {
            throw new IllegalArgumentException("locator " + number + " of instance " + instance
                + " leads to what is built in, which no mapping names");
        }
        if (target instanceof Hop.Here here && !here.instance().equals(instance)) {
            throw new IllegalArgumentException("locator " + number + " of instance " + instance + " leads to "
                + here.instance());
        }
    }
}
