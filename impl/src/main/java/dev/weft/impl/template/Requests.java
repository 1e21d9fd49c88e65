/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** Parts of a request as values. */
final class Requests {
    private Requests() {
        // only functions
    }

    /** A name that must be given, which the platform does not check. */
    static String required(final Name name, final String leaf) throws Refused {
        if (name == null) {
            throw Refused.invalid("give " + leaf);
        }
        return name.getValue();
    }

    static Placement placement(final DeployInput input) throws Refused {
        return new Placement(nodes(input), Names.listed(input.getNode()),
            input.getSpread() == DeployInput.Spread.Appliance ? Placement.Spread.APPLIANCE : Placement.Spread.COPY);
    }

    /** The nodes of single appliances. */
    static Map<String, String> nodes(final DeployInput input) throws Refused {
        final var nodes = new HashMap<String, String>();
        for (var entry : input.nonnullPlacement().values()) {
            final var appliance = entry.key().getAppliance().getValue();
            nodes.put(appliance, required(entry.getNode(), "a node for appliance " + appliance + " in placement"));
        }
        return nodes;
    }

    /** Which interfaces of each copy go into which networks, by their names in the template. */
    static List<Membership> attachments(final DeployInput input) throws Refused {
        final var memberships = new ArrayList<Membership>();
        for (var entry : input.nonnullAttachment().values()) {
            final var appliance = entry.key().getAppliance().getValue();
            final var port = entry.key().getInterface().getValue();
            memberships.add(new Membership(required(entry.getNetwork(), "a network for interface " + appliance + "/"
                + port + " in attachment"), appliance, port));
        }
        Collections.sort(memberships);
        return memberships;
    }
}
