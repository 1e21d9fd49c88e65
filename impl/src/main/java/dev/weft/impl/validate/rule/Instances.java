/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.Workplace;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;

/** Where instances of services are in the intent. */
final class Instances {
    private Instances() {
        // only functions
    }

    static IntentPath at(final InstanceId id) {
        return IntentPath.service(id.service()).at("instance=" + id.instance());
    }

    /** The leaf that names an interface. */
    static IntentPath at(final Transition transition, final InstanceId id, final InterfaceId port) {
        final boolean isIn = transition.steering().instance(id).filter(instance ->
            instance.place() instanceof Workplace.Ports ports && ports.in().equals(port)).isPresent();
        return at(id).at(isIn ? "in" : "out");
    }

    /** How messages call an instance. */
    static String label(final InstanceId id) {
        return "instance " + id.instance() + " of service " + id.service();
    }

    /** Returns an instance that an interface was of before the transaction and still is. */
    static Optional<InstanceId> settled(final Transition transition, final InterfaceId port) {
        return transition.after().steering().at(port).stream()
            .filter(id -> !transition.steering().isNew(id, port)).findFirst();
    }

    /** Whether an interface can be in links, which it then cannot be of an instance. */
    static boolean isLinkEnabled(final Transition transition, final InterfaceId port) {
        return transition.after().port(port).filter(InterfaceIntent::linkEnabled).isPresent();
    }
}
