/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import dev.weft.helper.command.CommandException;
import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.packet.PacketSocket;
import dev.weft.helper.security.CharonProcess.Running;
import dev.weft.helper.security.SecurityOrders.GatewayOrder;
import dev.weft.helper.vswitchd.Vswitchd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The way between Open vSwitch and the tunnels: a bridge that has the node's security addresses, a cable from it into a
 * network namespace, and there the device through which charon or the kernel takes packets and gives them. Charon's own
 * packets leave and reach the node like those of any program.
 */
final class Gateway {
    /** The bridge. */
    static final String BRIDGE = "weft-security";
    /** Of the kernel's interface for tunnels. */
    static final int INTERFACE_ID = 0x5753;

    /** The cable's end in the bridge. */
    static final String CABLE = "weft-sec";
    private static final String FAR_END = "weft-sec-x";
    private static final String KERNEL_DEVICE = "weft-esp";
    private static final String BRIDGE_MAC = "02:57:53:00:00:02";
    static final String GATEWAY_MAC = "02:57:53:00:00:01";
    /** What charon reads of a packet, so larger ones are refused before. */
    private static final int MTU = 1400;
    static final int CABLE_MTU = 9000;
    private static final int TABLE = 5753;

    private final NodeCommands commands;
    private final Vswitchd vswitchd;
    private final CharonProcess charon;
    private final BridgeGuard guard;
    private final GatewayAddresses addresses;
    /** The process id of the charon for which everything was made; 0: none yet. */
    private long made;

    Gateway(final NodeCommands commands, final Vswitchd vswitchd, final CharonProcess charon) {
        this.commands = commands;
        this.vswitchd = vswitchd;
        this.charon = charon;
        guard = new BridgeGuard(commands);
        addresses = new GatewayAddresses(commands);
    }

    /**
     * A gateway that works.
     *
     * @param charon the process
     * @param port OpenFlow number of the cable's end in the bridge
     * @param decoy the device that charon takes for its own, which needs an address for each tunnel; empty: none does
     */
    record Working(Running charon, int port, Optional<String> decoy) {
    }

    /** Makes what is missing. No packet is taken from the bridge's addresses before every other bridge is guarded. */
    CompletableFuture<Working> ensure(final GatewayOrder order) {
        return guard.ensure().thenCompose(done -> charon.ensure(order.esp()))
            .thenCompose(running -> running.pid() == made ? CompletableFuture.completedFuture(running) : make(running))
            .thenCompose(running -> bridge(order).thenApply(port -> new Working(running, port,
                running.kernel() ? Optional.empty() : CharonProcess.device(running.pid()))));
    }

    /** Takes everything away that is left. */
    CompletableFuture<Void> remove() {
        made = 0;
        if (!charon.isThere()) {
            return CompletableFuture.completedFuture(null);
        }
        return commands.vsctl("--no-wait", "--if-exists", "del-br", BRIDGE)
            .thenCompose(done -> decoys())
            .thenCompose(decoys -> charon.remove().thenCompose(done -> delete(decoys)))
            .thenCompose(done -> guard.remove());
    }

    /** Unprotected packets that were dropped, as of the last look. */
    long plain() {
        return guard.dropped();
    }

    /** All of it is new: the namespace went with the charon before. */
    private CompletableFuture<Running> make(final Running running) {
        final String device = running.kernel() ? KERNEL_DEVICE : CharonProcess.device(running.pid())
            .orElseThrow(() -> new CommandException("charon has no device for tunnels"));
        return inside(running, List.of("link show")).thenCompose(text -> text.contains("\"" + FAR_END + "\"")
                && text.contains("\"" + device + "\"") ? CompletableFuture.completedFuture("") : plug(running, device))
            .thenApply(done -> {
                made = running.pid();
                return running;
            });
    }

    private CompletableFuture<String> plug(final Running running, final String device) {
        final List<String> lines = new ArrayList<>();
        if (running.kernel()) {
            lines.add("link add " + device + " type xfrm dev lo if_id " + INTERFACE_ID);
        }
        lines.add("link set " + device + " netns " + running.keeper());
        if (!running.kernel()) {
            // Charon sets routes to it, and must find it
            lines.add("tuntap add dev " + device + " mode tun");
            lines.add("link set " + device + " alias " + OwnDevices.ALIAS);
            lines.add("link set " + device + " up");
        }
        lines.add("link add " + CABLE + " type veth peer name " + FAR_END + " address " + GATEWAY_MAC + " netns "
            + running.keeper());
        // Open vSwitch would hold on to the cable before
        return commands.vsctl("--if-exists", "del-port", CABLE).thenCompose(done -> cableGone())
            .thenCompose(done -> decoys()).thenCompose(this::delete).thenCompose(done -> commands.ip(lines))
            .thenCompose(done -> inside(running, List.of("link set lo up", "link set " + device + " mtu " + MTU
                + " up", "link set " + FAR_END + " mtu " + CABLE_MTU + " arp off up", "addr replace "
                + TunnelAddress.GATEWAY + "/32 dev " + FAR_END, "neigh replace " + TunnelAddress.SWITCH + " lladdr "
                + BRIDGE_MAC + " dev " + FAR_END + " nud permanent", "route replace default via "
                + TunnelAddress.SWITCH + " dev " + FAR_END + " onlink", "route replace default dev " + device
                + " table " + TABLE, "rule add iif " + FAR_END + " lookup " + TABLE)))
            .thenCompose(done -> enter(running, "", "sh", "-c", "cd /proc/sys/net/ipv4 && echo 1 >ip_forward"
                + " && echo 0 >conf/all/rp_filter && for each in conf/*/rp_filter; do echo 0 >$each; done"));
    }

    /** Its other end went with the namespace before, and it goes by itself, too, but perhaps not at once. */
    private CompletableFuture<String> cableGone() {
        return PacketSocket.isInterface(CABLE) ? commands.ip(List.of("link delete " + CABLE))
            .exceptionally(failure -> "") : CompletableFuture.completedFuture("");
    }

    private CompletableFuture<Integer> bridge(final GatewayOrder order) {
        return commands.vsctl("--if-exists", "get", "bridge", "br-int", "datapath_type")
            .thenCompose(type -> commands.vsctl("--may-exist", "add-br", BRIDGE, "--", "set", "bridge", BRIDGE,
                "datapath_type=" + type.strip(), "fail_mode=secure", "other_config:hwaddr=\"" + BRIDGE_MAC + "\"",
                "external_ids:weft=security", "--", "--may-exist", "add-port", BRIDGE, CABLE, "--", "set", "interface",
                CABLE, "external_ids:weft=security", "--", "set", "interface", BRIDGE, "mtu_request=" + CABLE_MTU))
            .thenCompose(done -> addresses.ensure(order.host()))
            .thenCompose(done -> vswitchd.call("tnl/neigh/set", BRIDGE, TunnelAddress.GATEWAY, GATEWAY_MAC))
            .thenCompose(done -> commands.vsctl("get", "interface", CABLE, "ofport"))
            .thenApply(text -> {
                if (!text.strip().matches("[1-9][0-9]{0,4}")) {
                    throw new CommandException(CABLE + " is no working port of " + BRIDGE);
                }
                return Integer.valueOf(text.strip());
            });
    }

    /** Devices that were made for a charon, this one or one before. */
    private CompletableFuture<List<String>> decoys() {
        return commands.ip(List.of("link show")).thenApply(OwnDevices::in);
    }

    private CompletableFuture<String> delete(final List<String> devices) {
        return devices.isEmpty() ? CompletableFuture.completedFuture("")
            : commands.ip(devices.stream().map(device -> "link delete " + device).toList());
    }

    private CompletableFuture<String> inside(final Running running, final List<String> lines) {
        return enter(running, String.join("\n", lines) + "\n", "ip", "-j", "-batch", "-");
    }

    private CompletableFuture<String> enter(final Running running, final String input, final String... command) {
        final List<String> words = new ArrayList<>(List.of("nsenter", "--net=/proc/" + running.keeper() + "/ns/net"));
        words.addAll(List.of(command));
        return commands.program(input, words.toArray(String[]::new));
    }
}
