/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import dev.weft.helper.control.FramePort;
import dev.weft.helper.openflow.FlowQueue;
import dev.weft.helper.proxy.Proxy;
import dev.weft.helper.varp.Station;
import dev.weft.helper.varp.VarpActions;
import dev.weft.helper.varp.VarpCount;
import dev.weft.helper.varp.VarpTally;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the engine says.
 */
final class NodeActions implements VarpActions {
    private static final Logger LOG = LoggerFactory.getLogger(NodeActions.class);

    private final FlowQueue<LearnedJob> flows;
    private final FramePort port;
    private final VarpTally tally;
    private final Proxy proxy;
    private Optional<VarpSockets> sockets = Optional.empty();

    NodeActions(final FlowQueue<LearnedJob> flows, final FramePort port, final VarpTally tally, final Proxy proxy) {
        this.flows = flows;
        this.port = port;
        this.tally = tally;
        this.proxy = proxy;
    }

    /** From now on these are the sockets. */
    void become(final Optional<VarpSockets> next) {
        proxy.become(next.map(VarpSockets::relays).orElse(Map.of()));
        sockets.ifPresent(VarpSockets::close);
        sockets = next;
    }

    boolean serves(final Set<InetAddress> addresses, final int relayPort) {
        return sockets.filter(open -> open.serves(addresses, relayPort)).isPresent();
    }

    @Override
    public void multicast(final InetAddress own, final byte[] message) {
        send(open -> open.multicast(own, message));
    }

    @Override
    public void unicast(final InetAddress own, final InetAddress to, final int number, final byte[] message) {
        send(open -> open.unicast(own, to, number, message));
    }

    @Override
    public void toRelay(final InetAddress own, final InetAddress relay, final int number, final byte[] message) {
        send(open -> open.toRelay(own, relay, number, message));
    }

    @Override
    public void place(final Station station, final long path, final int seconds, final List<byte[]> frames) {
        to(station, path).ifPresent(to -> flows.add(new LearnedJob.Put(station, to, seconds, frames)));
    }

    @Override
    public void move(final Station station, final long path) {
        to(station, path).ifPresent(to -> flows.add(new LearnedJob.Move(station, to)));
    }

    @Override
    public void beyond(final Station station, final InetAddress relay) {
        proxy.beyond(station, relay);
    }

    @Override
    public void clear(final long vnet) {
        flows.add(new LearnedJob.Clear(vnet));
    }

    /** What the flow of a station should say; empty: the port that leads beyond is not there. */
    private OptionalLong to(final Station station, final long path) {
        if (path != BEYOND) {
            return OptionalLong.of(path);
        }
        final OptionalInt number = proxy.port(station.vnet());
        if (number.isEmpty()) {
            tally.add(VarpCount.PROXY_PORT_MISSING);
            return OptionalLong.empty();
        }
        return OptionalLong.of(LearnedFlow.port(number.orElseThrow()));
    }

    @Override
    public void remove(final Station station) {
        flows.add(new LearnedJob.Remove(station));
    }

    @Override
    public void release(final List<byte[]> frames) {
        port.send(frames);
    }

    /** Something to do with sockets. */
    @FunctionalInterface
    private interface Sending {
        void on(VarpSockets open) throws IOException;
    }

    private void send(final Sending sending) {
        try {
            if (sockets.isPresent()) {
                sending.on(sockets.orElseThrow());
            } else {
                tally.add(VarpCount.UNSENT);
            }
        } catch (IOException e) {
            tally.add(VarpCount.UNSENT);
            LOG.debug("a message was not sent", e);
        }
    }
}
