/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.allocate;

import dev.weft.api.service.PolicyMark;
import dev.weft.impl.service.Generation;
import dev.weft.impl.service.Generation.Role;
import dev.weft.impl.service.Way;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.policy.Staying;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.policy.StayingBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.policy.StayingKey;
import org.opendaylight.yangtools.yang.common.Uint8;

/** What is in force of a policy as the datastore has it. Whether generations fit together is not looked at here. */
final class StoredForce {
    private StoredForce() {
        // only functions
    }

    /** Reads what is in force; what cannot be read is left out. Empty: nothing ever was. */
    static Optional<InForce> read(final Policy entry) {
        return Optional.ofNullable(entry.getGeneration()).map(generation -> new InForce(generation.toJava(),
            Optional.ofNullable(entry.getChain()).flatMap(Way::parse), entry.nonnullStaying().stream()
                .flatMap(old -> staying(entry.key().getId().getValue().toJava(), old).stream()).toList()));
    }

    /** Says whether somebody else wrote of generations what Weft would not have written. */
    static boolean isForeign(final Policy entry) {
        return !read(entry).map(StoredForce::staying).orElse(List.of()).equals(entry.nonnullStaying());
    }

    static PolicyBuilder write(final InForce inForce, final PolicyBuilder entry) {
        return entry.setGeneration(Uint8.valueOf(inForce.generation()))
            .setChain(inForce.way().map(Way::text).orElse(null)).setStaying(staying(inForce));
    }

    /** Reads a time; empty if it is none. */
    static Optional<Instant> instant(final DateAndTime time) {
        try {
            return Optional.of(OffsetDateTime.parse(time.getValue()).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static List<Staying> staying(final InForce inForce) {
        return inForce.staying().stream().map(old -> new StayingBuilder()
            .withKey(new StayingKey(Uint8.valueOf(old.mark().generation()))).setChain(old.way().text())
            .setUntil(new DateAndTime(old.until().orElseThrow().toString())).build()).toList();
    }

    private static Optional<Generation> staying(final int policy, final Staying entry) {
        final var mark = new PolicyMark(policy, entry.key().getGeneration().toJava());
        final var until = Optional.ofNullable(entry.getUntil()).flatMap(StoredForce::instant);
        return until.isEmpty() ? Optional.empty() : Optional.ofNullable(entry.getChain()).flatMap(Way::parse)
            .map(way -> new Generation(mark, way, Role.STAYING, until));
    }
}
