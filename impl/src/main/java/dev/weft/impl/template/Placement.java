/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Where the appliances of copies go.
 *
 * @param given nodes of appliances that are named, whatever the rest says
 * @param nodes the nodes to which the others go in turn; none: nowhere
 * @param spread what goes on the next node
 */
record Placement(Map<String, String> given, List<String> nodes, Spread spread) {
    /** What goes on the next node. */
    enum Spread {
        /** Each copy as a whole. */
        COPY,
        /** Each appliance. */
        APPLIANCE
    }

    Placement {
        given = Map.copyOf(given);
        nodes = List.copyOf(nodes);
    }

    /** Refuses a placement that does not fit a template: no appliance is forgotten by mistake. */
    void check(final String template, final SortedSet<String> appliances) throws Refused {
        for (var name : given.keySet()) {
            if (!appliances.contains(name)) {
                throw Refused.invalid("template " + template + " has no appliance " + name + " to place; its appliances"
                    + " are " + String.join(", ", appliances));
            }
        }
        if (!given.isEmpty() && nodes.isEmpty()) {
            for (var name : appliances) {
                if (!given.containsKey(name)) {
                    throw Refused.invalid("appliance " + name + " of template " + template + " has no placement; give"
                        + " it one, or give node for all that have none");
                }
            }
        }
    }

    /**
     * Says where an appliance goes.
     *
     * @param copy which copy of this request, from 0
     * @param place which of the template's appliances, from 0
     * @param of how many appliances the template has
     * @param name the appliance's name in the template
     * @return the node; empty: nowhere yet
     */
    Optional<String> node(final int copy, final int place, final int of, final String name) {
        final var fixed = given.get(name);
        if (fixed != null || nodes.isEmpty()) {
            return Optional.ofNullable(fixed);
        }
        final long turn = switch (spread) {
            case COPY -> copy;
            case APPLIANCE -> (long) copy * of + place;
        };
        return Optional.of(nodes.get((int) (turn % nodes.size())));
    }
}
