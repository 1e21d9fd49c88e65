/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.node.NodeObject.PortPolicies.Entry;
import dev.weft.impl.model.ProfileIntent;
import java.util.List;
import java.util.Optional;

/** Which policies apply to the traffic of members of networks, because of their port profiles (SI-2). */
final class ProfileEntries {
    private final Intent intent;
    private final Rollouts rollouts;

    ProfileEntries(final Intent intent, final Rollouts rollouts) {
        this.intent = requireNonNull(intent);
        this.rollouts = requireNonNull(rollouts);
    }

    /**
     * Returns the policies in force of a member of a network. Others are left out: traffic goes on as if the profile
     * did not name them.
     */
    List<Entry> of(final NetworkId network, final InterfaceId member) {
        return intent.profiles().profile(member).map(ProfileIntent::uses).orElse(List.of()).stream()
            .flatMap(use -> entry(network, use).stream()).toList();
    }

    private Optional<Entry> entry(final NetworkId network, final ProfileIntent.Use use) {
        return intent.catalogue().policies().get(use.policy()).flatMap(policy -> rollouts.of(use.policy()).current()
            .filter(current -> current.way().network().equals(network))
            .map(current -> new Entry(use.policy(), current.mark().policy(), use.from(), use.to(),
                policy.classifiers())));
    }

    /** Says whether a policy in force applies to what is sent to a member of a network. */
    boolean isInspected(final NetworkId network, final InterfaceId member) {
        return of(network, member).stream().anyMatch(Entry::to);
    }
}
