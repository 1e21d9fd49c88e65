/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.report;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InstanceHealth;

/**
 * What a helper says of an instance of a service on its node (SI-8).
 *
 * @param health whether probes come through
 * @param since when that changed last, by the node's clock
 */
public record InstanceReport(InstanceHealth health, Optional<DateAndTime> since) {
    /** An instance of which nothing was reported. */
    public static final InstanceReport UNKNOWN = new InstanceReport(InstanceHealth.Unknown, Optional.empty());

    public InstanceReport {
        requireNonNull(health);
        requireNonNull(since);
    }
}
