/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.CopyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** How copies and their objects are called, and which names are free. */
final class CopyNames {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_PORT_ID = 255;

    private CopyNames() {
        // only functions
    }

    /** The names that a request gives: those that it lists, then those that it counts. */
    static List<String> of(final DeployInput input) throws Refused {
        final var names = new ArrayList<>(Names.listed(input.getCopy()));
        if (input.getPrefix() != null) {
            final int first = input.getFirst() == null ? 1 : input.getFirst().toJava();
            final int count = input.getCount() == null ? 1 : input.getCount().toJava();
            for (int number = first; number < first + count; number++) {
                names.add(input.getPrefix().getValue() + "-" + number);
            }
        } else if (input.getCount() != null && input.getCount().toJava() != 1) {
            throw Refused.invalid("count " + input.getCount() + " is given but no prefix; give the prefix of the"
                + " copies' names");
        }
        if (names.isEmpty()) {
            throw Refused.invalid("no copy is named; give copy, or prefix and count");
        }
        final var known = new HashSet<String>();
        for (var name : names) {
            if (!known.add(name)) {
                throw Refused.invalid("copy " + name + " is named twice; give each copy a name of its own");
            }
        }
        return names;
    }

    /** Refuses the name of a copy that exists or can come back. */
    static void checkFree(final Stock stock, final String copy) throws Refused {
        if (copy.length() > LONGEST_NAME) {
            throw Refused.invalid("copy " + copy + " has a name of more than " + LONGEST_NAME + " characters");
        }
        if (stock.copy(copy).isPresent()) {
            throw Refused.exists("copy " + copy + " exists already; undeploy it first, or choose another name");
        }
        final var saved = stock.allSaved().stream()
            .filter(entry -> entry.getCopy() != null && entry.getCopy().getValue().equals(copy)).findFirst();
        if (saved.isPresent()) {
            final var name = saved.orElseThrow().key().getName().getValue();
            throw Refused.inUse("the name of copy " + copy + " is kept for what is saved as " + name + "; bring that"
                + " back, delete /weft-template:templates/saved=" + name + ", or choose another name");
        }
    }

    /** Refuses names and port-ids that would be too long in a copy. */
    static void checkLengths(final Parts parts, final String copy) throws Refused {
        final var name = Stream.of(parts.appliances(), parts.links(), parts.networks())
            .flatMap(list -> list.keySet().stream())
            .filter(entry -> copy.length() + 1 + entry.length() > LONGEST_NAME).findFirst();
        if (name.isPresent()) {
            throw Refused.invalid("copy " + copy + ": the name " + copy + "." + name.orElseThrow() + " has more than "
                + LONGEST_NAME + " characters; choose a shorter one for the copy");
        }
        final Optional<String> port = parts.appliances().values().stream()
            .flatMap(appliance -> appliance.nonnullInterface().values().stream())
            .flatMap(entry -> Optional.ofNullable(entry.getPortId()).stream())
            .filter(id -> copy.length() + 1 + id.length() > LONGEST_PORT_ID).findFirst();
        if (port.isPresent()) {
            throw Refused.invalid("copy " + copy + ": the port-id " + copy + "." + port.orElseThrow() + " has more"
                + " than " + LONGEST_PORT_ID + " characters; choose a shorter name for the copy");
        }
    }

    /** What is noted of a copy. */
    static CopyBuilder entry(final String copy, final Parts objects, final Clock clock) {
        return new CopyBuilder().setName(new Name(copy)).setDeployed(now(clock))
            .setAppliance(Names.stored(objects.appliances().keySet())).setLink(Names.stored(objects.links().keySet()))
            .setNetwork(Names.stored(objects.networks().keySet()));
    }

    static DateAndTime now(final Clock clock) {
        return new DateAndTime(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
