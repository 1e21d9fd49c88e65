/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.id;

/**
 * A tenant gateway (GW-1), by its name in the intent.
 *
 * @param value the name, see weft-types:name
 */
public record GatewayId(String value) implements Comparable<GatewayId> {
    public GatewayId {
        Name.check("gateway", value);
    }

    @Override
    public int compareTo(final GatewayId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
