/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.id;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * One of the equal instances of a service (SI-8).
 *
 * @param service the service
 * @param instance its name within the service: 1 to 64 letters, digits, '.', '_' or '-', starting with a letter or
 *     digit
 */
public record InstanceId(ServiceId service, String instance) implements Comparable<InstanceId> {
    private static final Comparator<InstanceId> ORDER =
        Comparator.comparing(InstanceId::service).thenComparing(InstanceId::instance);

    public InstanceId {
        requireNonNull(service);
        Name.check("instance", instance);
    }

    @Override
    public int compareTo(final InstanceId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return service + "/" + instance;
    }
}
