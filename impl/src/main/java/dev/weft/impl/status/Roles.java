/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.impl.standby.Role;
import dev.weft.impl.standby.Takeovers;
import dev.weft.impl.store.StateWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.StateBuilder;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Shows which one of a pair each appliance is (VL-17). */
final class Roles {
    private final Map<String, Role> shown = new HashMap<>();
    private final Picture picture;
    private final StateWriter writer;

    Roles(final Picture picture, final StateWriter writer) {
        this.picture = requireNonNull(picture);
        this.writer = requireNonNull(writer);
    }

    /** Computes the role of an appliance again and shows it if it changed. */
    void refresh(final String appliance) {
        final var now = picture.role(appliance);
        if (now.equals(Optional.ofNullable(shown.get(appliance)))) {
            return;
        }
        if (now.isPresent()) {
            writer.putInside(path(appliance), encode(now.orElseThrow()));
            shown.put(appliance, now.orElseThrow());
        } else {
            writer.delete(picture.appliance(appliance).isPresent() ? path(appliance)
                : StateEncoder.path(appliance));
            shown.remove(appliance);
        }
    }

    private static InstanceIdentifier<State> path(final String appliance) {
        return StateEncoder.path(appliance).child(State.class);
    }

    private static State encode(final Role role) {
        return new StateBuilder().setRole(role.active() ? State.Role.Active : State.Role.Standby)
            .setLastFailover(role.last().map(change -> Transition.yang(change.since())).orElse(null))
            .setFailoverReason(role.last().map(Takeovers.Change::reason).orElse(null)).build();
    }
}
