/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.overlay.NetworkKey.Kind;
import dev.weft.api.overlay.Protection;
import dev.weft.impl.model.AddressingMode;
import dev.weft.impl.model.AddressingMode.Group;
import dev.weft.impl.model.AddressingMode.Travel;
import dev.weft.impl.model.IntentDefaults;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.Lookup;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** What a network says fits its kind: nothing is silently without effect (FN-3, FN-11, VN-1 to VN-8). */
final class NetworkKindRule implements Rule {
    private static final String MODE = "addressing-mode=";

    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var network : transition.networks().changed()) {
            if (network.kind() == Kind.FENCE) {
                checkFence(network, problems);
            } else if (network.isPhysical()) {
                checkPhysical(network, problems);
            } else {
                checkVnet(network, problems);
            }
            checkModes(network, problems);
        }
    }

    private static void checkFence(final NetworkIntent network, final Consumer<Problem> problems) {
        final var at = IntentPath.network(network.id());
        final var stations = network.stations();
        final var travel = network.travel();
        if (stations.lookup() != Lookup.PROGRAMMED) {
            problems.accept(forVnets(at, "lookup", "lookup " + stations.lookup().name().toLowerCase(Locale.ROOT),
                "the addresses of a fence are always programmed"));
        }
        if (!stations.discovery().equals(IntentDefaults.STATIONS.discovery())) {
            problems.accept(forVnets(at, "discovery", "discovery", "the nodes of a fence do not ask each other"));
        }
        if (travel.protection() != Protection.NONE) {
            problems.accept(forVnets(at, "security", "security " + text(travel.protection()),
                "the frames of a fence travel as they are"));
        }
        travel.vlan().ifPresent(vlan -> problems.accept(forVnets(at, "vlan", "vlan " + vlan,
            "to carry a fence inside a VLAN of the underlay, give underlay-vlan")));
    }

    private static Problem forVnets(final IntentPath at, final String leaf, final String what, final String why) {
        return Problem.invalid(at.at(leaf), what + " is for vnets only: " + why + "; remove " + leaf
            + ", or make the network a vnet");
    }

    private static void checkVnet(final NetworkIntent network, final Consumer<Problem> problems) {
        checkNoUnderlayVlan(network, "its frames travel over IP", problems);
        network.travel().modes().stream().filter(mode -> mode.group() == Group.BROADCAST).findFirst()
            .ifPresent(mode -> problems.accept(Problem.invalid(at(network, mode, "group"), "group broadcast is for"
                + " fences only; set the group of addressing-mode " + mode.order() + " to copies or multicast")));
        final boolean isProtected = network.travel().protection() != Protection.NONE;
        network.travel().modes().stream().filter(mode -> isProtected && !isOverIp(mode)).findFirst()
            .ifPresent(mode -> problems.accept(Problem.invalid(at(network, mode, "unicast"), "frames in Ethernet and"
                + " IP multicasts cannot be " + text(network.travel().protection()) + "; set the unicast of"
                + " addressing-mode " + mode.order() + " to ip and its group to copies, or security to none")));
    }

    private static boolean isOverIp(final AddressingMode mode) {
        return mode.unicast().filter(Travel.ETHERNET::equals).isEmpty() && mode.group() == Group.COPIES;
    }

    private static void checkNoUnderlayVlan(final NetworkIntent network, final String why,
            final Consumer<Problem> problems) {
        network.travel().underlayVlan().ifPresent(vlan -> problems.accept(Problem.invalid(
            IntentPath.network(network.id()).at("underlay-vlan"), "underlay-vlan " + vlan + " is for fences only: "
                + why + "; remove underlay-vlan, or make the network a fence")));
    }

    private static void checkPhysical(final NetworkIntent network, final Consumer<Problem> problems) {
        final var at = IntentPath.network(network.id());
        final var what = network.travel().vlan().isPresent()
            ? "it is mapped onto VLAN " + network.travel().vlan().getAsInt() : "vnet 1 is the physical network";
        final var why = what + ", whose frames are not encapsulated";
        if (network.travel().protection() != Protection.NONE) {
            problems.accept(Problem.invalid(at.at("security"), "security " + text(network.travel().protection())
                + " is impossible: " + why + "; set security to none, or carry it over IP with another id and no"
                + " vlan"));
        }
        if (network.stations().lookup() != Lookup.PROGRAMMED) {
            problems.accept(Problem.invalid(at.at("lookup"), "nodes have nothing to ask each other: " + why
                + "; remove lookup"));
        }
        network.travel().modes().stream().findFirst().ifPresent(mode -> problems.accept(Problem.invalid(
            at.at(MODE + mode.order()), "addressing-mode " + mode.order() + " has no effect: " + why + "; remove it")));
        checkNoUnderlayVlan(network, why, problems);
    }

    private static void checkModes(final NetworkIntent network, final Consumer<Problem> problems) {
        network.travel().modes().stream()
            .filter(mode -> mode.group() == Group.BROADCAST && mode.unicast().filter(Travel.IP::equals).isPresent())
            .findFirst().ifPresent(mode -> problems.accept(Problem.invalid(at(network, mode, "group"), "group broadcast"
                + " is a broadcast in Ethernet, but the unicast of addressing-mode " + mode.order() + " is ip; set the"
                + " group to copies or multicast, or the unicast to ethernet")));
        // the first entry for all pairs decides for all that no earlier one fits
        final var decisive = network.travel().modes().stream()
            .filter(mode -> mode.nodes().isEmpty() || mode.unicast().filter(Travel.IP::equals).isEmpty()).findFirst();
        final var vlan = network.travel().underlayVlan();
        if (network.kind() == Kind.FENCE && vlan.isPresent() && isAlwaysIp(decisive)) {
            problems.accept(Problem.invalid(IntentPath.network(network.id()).at("underlay-vlan"), "underlay-vlan "
                + vlan.getAsInt() + " is for frames in Ethernet, but by addressing-mode "
                + decisive.orElseThrow().order() + " all travel over IP; remove underlay-vlan or that entry"));
        }
    }

    private static boolean isAlwaysIp(final Optional<AddressingMode> decisive) {
        return decisive.flatMap(AddressingMode::unicast).filter(Travel.IP::equals).isPresent();
    }

    private static IntentPath at(final NetworkIntent network, final AddressingMode mode, final String leaf) {
        return IntentPath.network(network.id()).at(MODE + mode.order() + "/" + leaf);
    }

    private static String text(final Protection protection) {
        return protection.name().toLowerCase(Locale.ROOT);
    }
}
