/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.proxy;

import dev.weft.helper.authentication.MessageAuthenticator;
import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.end.PortName;
import dev.weft.helper.packet.PacketException;
import dev.weft.helper.sheet.LinkFlows;
import dev.weft.helper.sheet.Oversize;
import dev.weft.helper.sheet.RelaySettings;
import dev.weft.helper.sheet.Sheet;
import dev.weft.helper.varp.Station;
import dev.weft.helper.vnet.VnetSettings;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.Key;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node as the proxy of its LAN segment: frames of vnets to and from other proxies (VN-5). All of it on one thread
 * but what says otherwise.
 */
public final class Proxy {
    private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);
    private static final String INTEGRATION = "br-int";
    private static final int UDP = 8;
    private static final int IPV4 = 20;
    private static final int IPV6 = 40;

    /** How datagrams get to another proxy. */
    private record Way(DatagramChannel channel, InetSocketAddress to) { }

    private final ProxyTally tally = new ProxyTally();
    private final Map<Long, VnetSettings> vnets = new HashMap<>();
    private final Function<PortName, OptionalInt> ofport;
    private final ProxyBridge bridge;
    private final SwitchPort port;
    private final Crossing crossing;
    private Map<InetAddress, DatagramChannel> channels = Map.of();
    private volatile Map<InetAddress, Way> ways = Map.of();

    /**
     * No proxy yet.
     *
     * @param ofport the OpenFlow number of a port, as far as it is known
     * @param broken is told, on any thread, when a pass is needed soon
     */
    public Proxy(final NodeCommands commands, final Function<PortName, OptionalInt> ofport, final Runnable broken) {
        this.ofport = ofport;
        bridge = new ProxyBridge(commands, ofport);
        port = new SwitchPort(this::fromSwitch, broken);
        crossing = new Crossing(System::nanoTime, InstantSource.system(), this::send, port::send, tally);
    }

    /** A vnet is new or its settings are others; whether a pass is needed. */
    public boolean put(final VnetSettings settings) {
        if (!settings.isProxied()) {
            return remove(settings.vnet());
        }
        return !settings.equals(vnets.put(settings.vnet(), settings));
    }

    /** A vnet is gone; whether a pass is needed. */
    public boolean remove(final long vnet) {
        return vnets.remove(vnet) != null;
    }

    /** Whether a port is one of a proxy's, so that a pass may be needed when it changes. */
    public static boolean isOwn(final PortName name) {
        return name instanceof PortName.Device named && (named.device().startsWith(ProxyBridge.NEAR)
            || named.device().startsWith(ProxyBridge.FAR));
    }

    /** The port of the switch by which frames of a vnet go beyond; empty: there is none. */
    public OptionalInt port(final long vnet) {
        return ofport.apply(ProxyBridge.near(vnet));
    }

    /** Whether this node is a vnet's proxy. */
    public boolean serves(final long vnet) {
        return vnets.containsKey(vnet);
    }

    /** A station is beyond a relay. */
    public void beyond(final Station station, final InetAddress relay) {
        crossing.beyond(station, relay);
    }

    /** From now on these are the sockets by which other proxies are heard, by own address. */
    public void become(final Map<InetAddress, DatagramChannel> open) {
        channels = Map.copyOf(open);
    }

    /**
     * Takes a datagram if it is one of another proxy's. Called on the thread that waits for datagrams.
     *
     * @return whether it was; otherwise it is left as it is
     */
    public boolean received(final InetSocketAddress sender, final ByteBuffer bytes) {
        if (bytes.limit() < Short.BYTES || bytes.getShort(0) != RelayDatagram.MAGIC) {
            return false;
        }
        crossing.fromRelay(sender, bytes);
        return true;
    }

    /** Makes everything as the sheet wants it; what is wrong, if anything. */
    public CompletionStage<Optional<String>> pass(final Sheet wanted) {
        final Optional<RelaySettings.Role> role = wanted.relays().role().filter(RelaySettings.Role::proxy);
        final String integration = wanted.flows().map(LinkFlows::bridge).orElse(INTEGRATION);
        if (role.isEmpty()) {
            end();
            return bridge.remove(integration).handle((done, failure) -> reason(failure));
        }
        if (vnets.isEmpty() && !bridge.isMade()) {
            // At the beginning they were not told yet
            return CompletableFuture.completedFuture(Optional.empty());
        }
        orders(wanted, role.orElseThrow());
        return bridge.keep(integration, Set.copyOf(vnets.keySet())).handle((done, failure) -> failure == null ? open()
            : reason(failure));
    }

    private Optional<String> open() {
        try {
            port.open(ProxyBridge.BRIDGE);
            return Optional.empty();
        } catch (PacketException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Optional<String> reason(final Throwable failure) {
        return failure == null ? Optional.empty() : Optional.of(String.valueOf(failure.getCause() == null
            ? failure.getMessage() : failure.getCause().getMessage()));
    }

    private void orders(final Sheet wanted, final RelaySettings.Role role) {
        final Map<InetAddress, Way> next = new HashMap<>();
        final Map<InetAddress, Crossing.Peer> peers = new HashMap<>();
        role.peers().forEach((peer, number) -> channels.forEach((own, channel) -> {
            if (own instanceof Inet4Address == peer instanceof Inet4Address && !next.containsKey(peer)) {
                next.put(peer, new Way(channel, new InetSocketAddress(peer, number)));
                peers.put(peer, new Crossing.Peer(number, room(own, wanted)));
            }
        }));
        final Map<Long, Optional<Key>> keys = new HashMap<>();
        vnets.forEach((vnet, settings) -> keys.put(vnet, settings.key().map(MessageAuthenticator::key)));
        ways = Map.copyOf(next);
        crossing.become(new Crossing.Orders(keys, peers));
    }

    /** Bytes of a datagram that the underlay carries in one piece. */
    private static int room(final InetAddress own, final Sheet wanted) {
        int mtu = wanted.oversize().map(Oversize::mtu).orElse(Integer.MAX_VALUE);
        try {
            final NetworkInterface holder = NetworkInterface.getByInetAddress(own);
            mtu = holder == null ? mtu : Math.min(mtu, holder.getMTU());
        } catch (IOException e) {
            LOG.debug("the MTU of {} is not known", own, e);
        }
        return mtu - UDP - (own instanceof Inet4Address ? IPV4 : IPV6);
    }

    private void fromSwitch(final long vnet, final ByteBuffer frames, final int at, final int length) {
        crossing.fromSwitch(vnet, frames, at, length);
    }

    private boolean send(final InetAddress relay, final ByteBuffer bytes) {
        final Way way = ways.get(relay);
        try {
            return way != null && way.channel().send(bytes, way.to()) > 0;
        } catch (IOException e) {
            LOG.debug("a frame was not sent to {}", relay, e);
            return false;
        }
    }

    /** What happened since the helper started, by name; only what did. */
    public Map<String, Long> counters() {
        final Map<String, Long> counters = tally.named();
        count(counters, ProxyCount.OVERFLOW.toString(), port.overflow());
        count(counters, "proxy-bad-frame", port.malformed());
        return counters;
    }

    private static void count(final Map<String, Long> counters, final String name, final long value) {
        if (value > 0) {
            counters.put(name, value);
        }
    }

    /** Takes no more frames; ports and bridge stay. */
    public void end() {
        crossing.become(Crossing.Orders.NONE);
        ways = Map.of();
        port.close();
    }
}
