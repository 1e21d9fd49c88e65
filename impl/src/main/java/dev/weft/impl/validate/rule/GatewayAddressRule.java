/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.gateway.OwnAddress;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Prefix;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.TenantGatewayIntent;
import dev.weft.impl.model.TenantGatewayIntent.Side;
import dev.weft.impl.validate.state.Transition;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The interfaces of a gateway (GW-1): at least one, one of them outside at most, each with addresses that a station can
 * have, in prefixes that no other interface of the gateway has.
 */
final class GatewayAddressRule implements Rule {
    // of longer prefixes all addresses are those of stations
    private static final int LONGEST_WITH_BROADCAST = 30;

    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.gateways().changed().forEach(gateway -> check(gateway, problems));
    }

    private static void check(final TenantGatewayIntent gateway, final Consumer<Problem> problems) {
        final var at = IntentPath.gateway(gateway.id());
        if (gateway.sides().isEmpty()) {
            problems.accept(Problem.invalid(at.at("interface"), "it has no interface; give it one in each network that"
                + " it routes between"));
        }
        final var outside = gateway.sides().values().stream().filter(Side::outside).map(Side::network).toList();
        if (outside.size() > 1) {
            problems.accept(Problem.invalid(at.at("interface=" + outside.get(1)), "its interfaces in networks "
                + outside.get(0) + " and " + outside.get(1) + " are both outside; one at most can be"));
        }
        gateway.sides().values().forEach(side -> side.addresses().forEach(own -> fault(own).ifPresent(fault ->
            problems.accept(Problem.invalid(address(at, side), "address " + own + " of its interface in network "
                + side.network() + " is " + fault + "; give it that of a station")))));
        checkTwice(gateway, at, problems);
        checkOverlap(gateway, at, problems);
    }

    private static IntentPath address(final IntentPath at, final Side side) {
        return at.at("interface=" + side.network() + "/address");
    }

    /** Says what an address is instead of that of a station. */
    private static Optional<String> fault(final OwnAddress own) {
        final var fault = Unicast.fault(own.address());
        if (fault.isPresent()) {
            return fault;
        }
        if (own.address().isLinkLocalAddress()) {
            return Optional.of("a link-local address, which is not routed");
        }
        if (own.family() != Family.IPV4 || own.length() > LONGEST_WITH_BROADCAST) {
            return Optional.empty();
        }
        if (own.prefix().address().equals(own.address())) {
            return Optional.of("that of the network " + own.prefix() + " itself");
        }
        return isLast(own) ? Optional.of("the broadcast address of " + own.prefix()) : Optional.empty();
    }

    private static boolean isLast(final OwnAddress own) {
        final byte[] octets = own.address().getAddress();
        for (int bit = own.length(); bit < 8 * octets.length; bit++) {
            if ((octets[bit / 8] & 0x80 >> bit % 8) == 0) {
                return false;
            }
        }
        return true;
    }

    private static void checkTwice(final TenantGatewayIntent gateway, final IntentPath at,
            final Consumer<Problem> problems) {
        final Map<InetAddress, Side> seen = new HashMap<>();
        gateway.sides().values().forEach(side -> side.addresses().forEach(own -> {
            if (side.equals(seen.put(own.address(), side))) {
                problems.accept(Problem.invalid(address(at, side), "its interface in network " + side.network()
                    + " has address " + Unicast.text(own.address()) + " twice; give each address once"));
            }
        }));
    }

    private static void checkOverlap(final TenantGatewayIntent gateway, final IntentPath at,
            final Consumer<Problem> problems) {
        final List<Side> sides = new ArrayList<>(gateway.sides().values());
        for (int later = 1; later < sides.size(); later++) {
            for (var earlier : sides.subList(0, later)) {
                final var side = sides.get(later);
                overlap(earlier, side).ifPresent(text -> problems.accept(Problem.invalid(address(at, side), text)));
            }
        }
    }

    private static Optional<String> overlap(final Side one, final Side other) {
        for (var first : one.addresses()) {
            for (var second : other.addresses()) {
                if (overlap(first.prefix(), second.prefix())) {
                    return Optional.of("prefix " + second.prefix() + " of its interface in network " + other.network()
                        + " overlaps " + first.prefix() + " of that in network " + one.network()
                        + "; give each network its own addresses");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean overlap(final Prefix one, final Prefix other) {
        return one.length() <= other.length() ? one.contains(other.address()) : other.contains(one.address());
    }
}
