/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.report;

import java.util.Map;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.OversizeWay;

/**
 * What a helper says of its node as a whole.
 *
 * @param oversize how packets that are too large are sent (VL-8, FN-8); empty: not told
 * @param reason why that failed; empty: it did not
 * @param counters counters of the whole node by name
 */
public record HelperReport(Optional<OversizeWay> oversize, Optional<String> reason, Map<String, Counter64> counters) {
    public HelperReport {
        counters = Map.copyOf(counters);
    }

    /** Tells whether another report differs in nothing but figures. */
    boolean sameState(final HelperReport other) {
        return oversize.equals(other.oversize) && reason.equals(other.reason);
    }
}
