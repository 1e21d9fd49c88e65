/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.control;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.packet.PacketException;
import dev.weft.helper.packet.PacketSocket;
import dev.weft.helper.sheet.Sheet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps the control port that the sheet names up and open (VL-10). The interface itself is the controller's, and Open
 * vSwitch makes a new one whenever it starts. All on one thread.
 */
public final class ControlKeeper {
    private final NodeCommands commands;
    private final ControlPort port;
    private boolean ended;

    /** A keeper that has not looked yet. */
    public ControlKeeper(final NodeCommands commands, final ControlPort port) {
        this.commands = commands;
        this.port = port;
    }

    /** Makes everything as the sheet wants it. */
    public CompletionStage<Outcome> pass(final Sheet wanted) {
        if (wanted.controlPort().isEmpty() || ended) {
            port.close();
            return CompletableFuture.completedFuture(new Outcome.Done());
        }
        final String name = wanted.controlPort().orElseThrow();
        if (!PacketSocket.isInterface(name)) {
            port.close();
            return CompletableFuture.completedFuture(new Outcome.Failed("there is no control port " + name
                + " yet; Open vSwitch should have it as an internal port"));
        }
        return commands.up(List.of(name), "").thenApply(done -> open(name));
    }

    /** Gives the port back for good; on the thread. */
    public void end() {
        ended = true;
        port.close();
    }

    private Outcome open(final String name) {
        if (ended) {
            return new Outcome.Done();
        }
        try {
            port.open(name);
            return new Outcome.Done();
        } catch (PacketException e) {
            return new Outcome.Failed(e.getMessage());
        }
    }
}
