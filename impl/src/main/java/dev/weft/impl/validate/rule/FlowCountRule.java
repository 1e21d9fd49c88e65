/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.service.Classifier;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.model.ProfileIntent;
import dev.weft.impl.model.ServiceFunction.Firewall;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.model.TenantGatewayIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the rules of a firewall or a gateway (GW-1), or the policies of a workload (SI-2), take in a switch is bounded:
 * two ranges of ports alone can be 900 flows for each family.
 */
final class FlowCountRule implements Rule {
    /** As many as the longest lists need without ranges of ports: 16 policies of 64 classifiers in a profile. */
    private static final int MAX = 8192;

    private record Need(String what, long flows) { }

    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.steering().services().stream().filter(service -> transition.steering().changes(service.id()))
            .forEach(service -> checkFirewall(service, problems));
        transition.gateways().changed().forEach(gateway -> checkGateway(gateway, problems));
        transition.steering().profiles().forEach(profile -> checkProfile(transition, profile, problems));
    }

    private static void checkFirewall(final ServiceIntent service, final Consumer<Problem> problems) {
        if (service.function() instanceof Firewall firewall) {
            // for what workloads send, and for what they get
            excess("rules", inOrder(firewall.rules().stream().map(rule -> 2L * rule.traffic().flows()).toList()))
                .ifPresent(text -> problems.accept(Problem.invalid(IntentPath.service(service.id())
                    .at("firewall/rule"), "its " + text)));
        }
    }

    private static void checkGateway(final TenantGatewayIntent gateway, final Consumer<Problem> problems) {
        excess("rules", inOrder(gateway.rules().stream().map(rule -> (long) rule.traffic().flows()).toList()))
            .ifPresent(text -> problems.accept(Problem.invalid(IntentPath.gateway(gateway.id()).at("rule"),
                "its " + text)));
    }

    private static void checkProfile(final Transition transition, final ProfileIntent profile,
            final Consumer<Problem> problems) {
        final var needs = new ArrayList<Need>();
        profile.uses().forEach(use -> transition.after().steering().policy(use.policy()).ifPresent(policy ->
            needs.add(new Need("policy " + policy.id(), ((use.from() ? 1 : 0) + (use.to() ? 1 : 0)) * flows(policy)))));
        excess("policies", needs).ifPresent(text -> {
            if (transition.changes().profiles().containsKey(profile.name())) {
                problems.accept(Problem.invalid(IntentPath.profile(profile.name()).at("policy"), "its " + text));
            } else {
                profile.uses().stream().filter(use -> transition.changes().policies().containsKey(use.policy()))
                    .findFirst().ifPresent(use -> problems.accept(Problem.inUse(IntentPath.policy(use.policy())
                        .at("classifier"), "port-profile " + profile.name() + " names it, whose " + text)));
            }
        });
    }

    /** Fragments have no ports: one flow for each family takes them. */
    private static long flows(final PolicyIntent policy) {
        return policy.classifiers().stream().mapToLong((Classifier each) -> each.flows() + each.families().size())
            .sum();
    }

    private static List<Need> inOrder(final List<Long> flows) {
        final var needs = new ArrayList<Need>();
        flows.forEach(each -> needs.add(new Need("rule " + (needs.size() + 1) + " in their order", each)));
        return needs;
    }

    private static Optional<String> excess(final String what, final List<Need> needs) {
        final long sum = needs.stream().mapToLong(Need::flows).sum();
        if (sum <= MAX) {
            return Optional.empty();
        }
        final var most = needs.stream().max(Comparator.comparingLong(Need::flows)).orElseThrow();
        return Optional.of(what + " need " + sum + " flows in a switch, where " + MAX + " are possible, " + most.what
            + " the most, " + most.flows + "; a range of ports takes one flow for each block of ports that begin with"
            + " the same bits (1024 to 65535 has 6, 1 to 65534 has 30), and two ranges multiply, so give ranges of"
            + " fewer blocks, of one side only, or fewer " + what);
    }
}
