/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.router.wire.Content;
import dev.weft.helper.router.wire.Frame;
import dev.weft.helper.router.wire.FrameReader;
import dev.weft.helper.router.wire.FrameWriter;
import dev.weft.helper.router.wire.Trouble;
import dev.weft.helper.timer.Pace;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * What one gateway answers in its own name, so many in a moment and no more.
 */
final class Answers {
    /** Addresses told in a tick. */
    private static final int ADDRESSES = 100;
    private static final int ECHOES = 100;
    private static final int ERRORS = 20;

    private final RouterNode node;
    private final int gateway;
    private final Pace addresses = new Pace(ADDRESSES);
    private final Pace echoes = new Pace(ECHOES);
    private final Pace errors = new Pace(ERRORS);

    Answers(final RouterNode node, final int gateway) {
        this.node = node;
        this.gateway = gateway;
    }

    /** Somebody asked for an IPv4 address that is the gateway's. */
    void arp(final Leg leg, final Content.Arp request, final long to) {
        send(addresses, RouterCount.ADDRESSES_TOLD, leg, writer -> writer.arp(false, request.target(), to,
            request.sender()));
    }

    /** Somebody asked for an IPv6 address that is the gateway's. */
    void solicitation(final Leg leg, final Content.Solicitation request, final long to) {
        send(addresses, RouterCount.ADDRESSES_TOLD, leg, writer -> writer.advertise(request.target(),
            request.source(), to));
    }

    /** Somebody asked for an echo. */
    void echo(final Leg leg, final Content.Packet request, final long to) {
        send(echoes, RouterCount.ECHOES, leg, writer -> writer.echo(request, to));
    }

    /** A packet goes no further: its sender is told, if that is allowed. */
    void error(final Trouble trouble, final Leg leg, final Frame frame, final Content.Packet about) {
        if (frame.isForMany() || !about.mayHaveError()) {
            node.count(RouterCount.IGNORED);
            return;
        }
        tell(trouble, leg, about, frame.source());
    }

    /**
     * A packet waited in vain. It is routed already: the gateway itself gets the error in the network where that
     * happened, and finds the way back to the sender as for any other packet. There is none if it was translated.
     */
    void back(final Trouble trouble, final Leg leg, final byte[] waited) {
        FrameReader.read(ByteBuffer.wrap(waited), RouterFrame.ROOM).map(Frame::content)
            .filter(content -> content instanceof Content.Packet packet && packet.mayHaveError()
                && !leg.has(packet.source()))
            .ifPresent(content -> tell(trouble, leg, (Content.Packet) content, leg.mac()));
    }

    private void tell(final Trouble trouble, final Leg leg, final Content.Packet about, final long to) {
        leg.beside(about.source()).ifPresentOrElse(
            (InetAddress own) -> send(errors, RouterCount.ERRORS, leg, writer -> writer.error(trouble, about, own, to)),
            () -> node.count(RouterCount.IGNORED));
    }

    /** Makes a frame. */
    @FunctionalInterface
    private interface Making {
        ByteBuffer by(FrameWriter writer);
    }

    private void send(final Pace pace, final RouterCount what, final Leg leg, final Making frame) {
        if (!pace.take(node.now())) {
            node.count(RouterCount.LIMITED);
            return;
        }
        node.count(what);
        node.send(leg.segment(), gateway, frame.by(new FrameWriter(RouterFrame.ROOM, leg.mac())).array());
    }
}
