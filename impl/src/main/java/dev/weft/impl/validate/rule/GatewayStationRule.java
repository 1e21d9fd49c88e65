/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.GatewayId;
import dev.weft.api.id.NetworkId;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.TenantGatewayIntent;
import dev.weft.impl.model.TenantGatewayIntent.Side;
import dev.weft.impl.validate.state.NetworksView.Membership;
import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/**
 * A gateway is a station of its networks like others (GW-1): nobody else there has its MAC address, no other gateway
 * there its IP addresses.
 */
final class GatewayStationRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.gateways().changed().forEach(gateway -> gateway.sides().values().forEach(side -> {
            checkMac(transition, gateway, side, problems);
            checkAddresses(transition, gateway, side, problems);
        }));
        transition.networks().memberships().forEach(there -> checkMember(transition, there, problems));
    }

    private static void checkMac(final Transition transition, final TenantGatewayIntent gateway, final Side side,
            final Consumer<Problem> problems) {
        final var view = transition.after();
        view.networks().stationsWith(side.network(), side.mac()).stream().findFirst()
            .map(station -> "member " + station)
            .or(() -> Claims.rival(view.gateways().withMac(side.network(), side.mac()), gateway.id(),
                transition.gateways()::changes).map(other -> "gateway " + other))
            .ifPresent(other -> problems.accept(Problem.inUse(at(gateway.id(), side.network()).at("mac-address"),
                "mac-address " + side.mac() + " of its interface in network " + side.network() + " is that of "
                    + other + "; give it another one")));
    }

    private static void checkAddresses(final Transition transition, final TenantGatewayIntent gateway, final Side side,
            final Consumer<Problem> problems) {
        side.addresses().stream().map(own -> own.address()).distinct().forEach(address -> Claims.rival(
            transition.after().gateways().withAddress(side.network(), address), gateway.id(),
            transition.gateways()::changes).ifPresent(other -> problems.accept(Problem.inUse(
                at(gateway.id(), side.network()).at("address"), "address " + Unicast.text(address)
                    + " in network " + side.network() + " is that of gateway " + other + "; give it another one"))));
    }

    /** A gateway that changes, too, has been told. */
    private static void checkMember(final Transition transition, final Membership there,
            final Consumer<Problem> problems) {
        final var port = there.station().port();
        transition.after().port(port).flatMap(InterfaceIntent::mac).ifPresent(mac -> transition.after().gateways()
            .withMac(there.network(), mac).stream().filter(id -> !transition.gateways().changes(id)).findFirst()
            .ifPresent(gateway -> problems.accept(Problem.inUse(Members.at(there.network(), there.station().member()),
                "member " + there.station() + " has the mac-address " + mac + ", which gateway " + gateway
                    + " has, too; give it another one at " + IntentPath.port(port).at("inner/mac-address").path()))));
    }

    private static IntentPath at(final GatewayId gateway, final NetworkId network) {
        return IntentPath.gateway(gateway).at("interface=" + network);
    }
}
