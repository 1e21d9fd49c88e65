/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.id;

/**
 * An interface of an appliance. Its text form {@code appliance/interface} is the default of the port's
 * {@code external_ids:iface-id} on the node, which is how a guest's port is found.
 *
 * @param appliance the appliance's name
 * @param name the interface's name within the appliance
 */
public record InterfaceId(String appliance, String name) implements Comparable<InterfaceId> {
    public InterfaceId {
        Name.check("appliance", appliance);
        Name.check("interface", name);
    }

    @Override
    public int compareTo(final InterfaceId other) {
        final int byAppliance = appliance.compareTo(other.appliance);
        return byAppliance != 0 ? byAppliance : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return appliance + "/" + name;
    }
}
