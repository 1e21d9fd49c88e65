/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.impl.validate.state.Transition;
import java.util.List;

/** All rules, in the order in which their problems are reported. */
public final class IntentRules {
    private final List<Rule> rules;

    /**
     * Makes them.
     *
     * @param segments who has which allocated segment id
     * @param hosts who has which allocated host id
     * @param networks who has which allocated network id
     * @param policies who has which allocated policy id
     */
    public IntentRules(final SegmentOwners segments, final HostOwners hosts, final NetworkOwners networks,
            final PolicyOwners policies) {
        rules = List.of(new HostIdRule(hosts), new UniqueNodeRule(), new NodeAddressRule(), new NodeInUseRule(),
            new PlacementRule(), new UniquePortRule(), new TunnelRule(), new LinkEnabledKeptRule(),
            new OuterAddressRule(), new InterfaceInUseRule(), new LinkEndsRule(), new ChainStagesRule(),
            new StandbyRule(),
            new ExclusiveInterfaceRule(),
            new SegmentRule(segments, networks), new ExternalEndRule(), new OuterFamilyRule(), new LinkMtuRule(),
            new NetworkMembersRule(), new ExclusiveMemberRule(), new NetworkIdRule(segments, networks),
            new NetworkKindRule(), new VlanRule(), new AddressingModeRule(), new NetworkAddressRule(),
            new RelayRule(), new MemberPortRule(), new NetworkSizeRule(), new NetworkWayRule(), new NetworkMtuRule(),
            new ServiceNetworkRule(), new ServiceInstanceRule(), new ServiceGatewayRule(), new ExclusiveInstanceRule(),
            new PolicyChainRule(), new BuiltInChainRule(),
            new PolicyIdRule(policies), new ProfilePolicyRule(), new WorkloadRule(), new GatewayPlaceRule(),
            new GatewayNetworkRule(), new GatewayAddressRule(), new GatewayRouteRule(), new GatewayTranslationRule(),
            new GatewayFilterRule(), new GatewayStationRule(), new FlowCountRule());
    }

    /**
     * Checks a transaction.
     *
     * @param transition what it does
     * @return what is wrong with it
     */
    public Problems check(final Transition transition) {
        final var problems = new Problems();
        rules.forEach(rule -> rule.check(transition, problems::add));
        return problems;
    }
}
