/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.offload;

import dev.weft.helper.command.CommandResult;
import dev.weft.helper.command.CommandRunner;
import dev.weft.helper.offload.LinkListing.Veth;
import dev.weft.helper.sheet.InterfaceName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the guests' ends of ports and switches their offloads off, by the {@code ip} and {@code ethtool} commands.
 */
final class GuestOffload {
    private static final Logger LOG = LoggerFactory.getLogger(GuestOffload.class);

    private final CommandRunner runner;

    GuestOffload(final CommandRunner runner) {
        this.runner = runner;
    }

    /** The guests' ends of those ports that have one in a named network namespace. */
    CompletableFuture<List<GuestEnd>> find(final Collection<String> ports) {
        final String lines = String.join("\n", ports.stream().map(port -> "link show dev " + port).toList()) + "\n";
        return runner.run(List.of("ip", "-j", "-d", "-force", "-batch", "-"), lines)
            .thenApply(result -> LinkListing.veths(result.output()))
            .thenCompose(veths -> veths.isEmpty() ? CompletableFuture.completedFuture(List.of())
                : runner.run(List.of("ip", "-j", "netns", "list-id"), "")
                    .thenApply(result -> ends(veths, LinkListing.namespaces(result.output()))));
    }

    private static List<GuestEnd> ends(final List<Veth> veths, final Map<Integer, String> namespaces) {
        final List<GuestEnd> ends = new ArrayList<>();
        for (Veth veth : veths) {
            final String namespace = namespaces.get(veth.peerNamespace());
            if (namespace == null) {
                LOG.info("port {}: the guest's end is in a network namespace without a name; TCP and UDP only work if "
                    + "tx checksum offload is off there", veth.name());
            } else {
                ends.add(new GuestEnd(veth.name(), namespace, veth.peerIndex()));
            }
        }
        return ends;
    }

    /** Switches checksum and segmentation offload off; why it is still on, if that is known. */
    CompletableFuture<Optional<String>> switchOff(final GuestEnd end) {
        return runner.run(List.of("ip", "-n", end.namespace(), "-j", "link", "show"), "").thenCompose(links -> {
            if (links.exit() != 0 && !links.errors().contains("No such file")) {
                // Such as a service that may not enter namespaces: nothing would work, and nobody would know why
                return CompletableFuture.completedFuture(Optional.of("network namespace " + end.namespace() + " of the "
                    + "guest at port " + end.port() + " cannot be entered, so that tx checksum offload, which breaks "
                    + "TCP and UDP, may be on there: " + links.errors().strip()));
            }
            final Optional<String> device = LinkListing.name(links.output(), end.index())
                .filter(InterfaceName::isGood);
            if (device.isEmpty()) {
                LOG.info("port {}: the guest's end went away", end.port());
                return CompletableFuture.completedFuture(Optional.empty());
            }
            return switchOff(end, device.orElseThrow());
        });
    }

    private CompletableFuture<Optional<String>> switchOff(final GuestEnd end, final String device) {
        return ethtool(end, "-K", device, "tx", "off", "tso", "off").thenCompose(result -> {
            if (result.exit() == 0) {
                LOG.info("port {}: tx checksum offload is off at {} in network namespace {}", end.port(), device,
                    end.namespace());
                return CompletableFuture.completedFuture(Optional.empty());
            }
            return ethtool(end, "-k", device).thenApply(features -> complaint(end, device, result, features));
        });
    }

    private static Optional<String> complaint(final GuestEnd end, final String device, final CommandResult result,
            final CommandResult features) {
        final String where = device + " in network namespace " + end.namespace() + ", the guest's end of port "
            + end.port();
        if (features.exit() != 0 && features.errors().contains("exec of")) {
            return Optional.of("ethtool should be installed on this node, since checksum offload breaks TCP and UDP of "
                + "guests such as " + where);
        }
        if (features.exit() == 0 && features.output().contains("tx-checksumming: on")) {
            return Optional.of("tx checksum offload, which breaks TCP and UDP, cannot be switched off at " + where
                + ": " + result.errors().strip());
        }
        LOG.info("port {}: offloads of the guest's end cannot be switched off: {}", end.port(),
            result.errors().strip());
        return Optional.empty();
    }

    private CompletableFuture<CommandResult> ethtool(final GuestEnd end, final String... arguments) {
        final List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", end.namespace(), "ethtool"));
        command.addAll(List.of(arguments));
        return runner.run(command, "");
    }
}
