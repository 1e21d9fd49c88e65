/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.mapping;

import dev.weft.api.id.InstanceId;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The instances of a service that are in service, as a mapping chooses among them (SI-8, SI-9).
 *
 * @param open what to do when there is none: true passes traffic by the service, false drops it
 * @param weights the instances, and the share of each
 * @param locators the locator of each of them
 */
public record Pool(boolean open, SortedMap<InstanceId, Integer> weights, SortedMap<InstanceId, Integer> locators) {
    public Pool {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>((Map<InstanceId, Integer>) weights));
        locators = Collections.unmodifiableSortedMap(new TreeMap<>((Map<InstanceId, Integer>) locators));
        if (!weights.keySet().equals(locators.keySet())) {
            throw new IllegalArgumentException("instances " + weights.keySet() + " have locators " + locators);
        }
    }
}
