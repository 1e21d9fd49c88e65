/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.gateway.Forward;
import dev.weft.api.overlay.Family;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.TenantGatewayIntent;
import dev.weft.impl.model.TenantGatewayIntent.Side;
import dev.weft.impl.validate.state.Transition;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a gateway translates (GW-1): between own addresses of its outside interface, and stations that it reaches by its
 * other ones.
 */
final class GatewayTranslationRule implements Rule {
    private static final int TCP = 6;
    private static final String NO_OUTSIDE = "none of its interfaces is outside; set outside of the interface on which"
        + " addresses are to be translated";

    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.gateways().changed().forEach(gateway -> {
            final var at = IntentPath.gateway(gateway.id());
            gateway.translation().ifPresent(translation -> translation.addresses().forEach(address ->
                outside(gateway, address, "source-nat").ifPresent(fault ->
                    problems.accept(Problem.invalid(at.at("source-nat/address"), fault)))));
            gateway.forwards().forEach(forward -> fault(gateway, forward).ifPresent(fault -> problems.accept(
                Problem.invalid(at.at("forward=" + protocol(forward) + "," + forward.port()), fault))));
        });
    }

    private static Optional<String> outside(final TenantGatewayIntent gateway, final InetAddress address,
            final String what) {
        final var outside = gateway.outside();
        if (outside.isEmpty()) {
            return Optional.of(NO_OUTSIDE);
        }
        return outside.filter(side -> side.has(address)).isPresent() ? Optional.empty() : Optional.of("address "
            + Unicast.text(address) + " of " + what + " is none of the outside interface in network "
            + outside.orElseThrow().network() + "; add it there or name one of "
            + outside.orElseThrow().addresses());
    }

    private static Optional<String> fault(final TenantGatewayIntent gateway, final Forward forward) {
        final var what = "the forward of " + protocol(forward) + " port " + forward.port();
        if (gateway.outside().isEmpty()) {
            return Optional.of(NO_OUTSIDE);
        }
        final var address = forward.address().flatMap(own -> outside(gateway, own, what));
        if (address.isPresent()) {
            return address;
        }
        final var to = forward.toAddress();
        if (gateway.outside().orElseThrow().addresses().stream().noneMatch(own -> own.family() == Family.of(to))) {
            return Optional.of("the outside interface has no " + Family.of(to) + " address for " + what
                + "; give it one");
        }
        return server(gateway, to).map(text -> "to-address " + Unicast.text(to) + " of " + what + " is " + text
            + "; give that of a server that is reached by an inside interface");
    }

    private static Optional<String> server(final TenantGatewayIntent gateway, final InetAddress address) {
        if (gateway.sides().values().stream().anyMatch(side -> side.has(address))) {
            return Optional.of("the gateway's own");
        }
        final var side = gateway.sideTowards(address);
        if (side.isEmpty()) {
            return Optional.of("in no prefix of its interfaces and behind no route");
        }
        return Unicast.fault(address).or(() -> side.filter(Side::outside).map(there -> "reached by the outside"
            + " interface in network " + there.network()));
    }

    private static String protocol(final Forward forward) {
        return forward.protocol() == TCP ? "tcp" : "udp";
    }
}
