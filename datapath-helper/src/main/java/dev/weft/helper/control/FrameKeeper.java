/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.control;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.packet.PacketException;
import dev.weft.helper.packet.PacketSocket;
import dev.weft.helper.sheet.Sheet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps the control port open for frames to unknown stations, and wide enough for them. The interface itself is the
 * controller's.
 */
public final class FrameKeeper {
    private final NodeCommands commands;
    private final FramePort port;
    private String widened = "";

    /** A keeper that has not looked yet. */
    public FrameKeeper(final NodeCommands commands, final FramePort port) {
        this.commands = commands;
        this.port = port;
    }

    /** Makes everything as the sheet wants it; what is wrong, if anything. */
    public CompletionStage<Optional<String>> pass(final Sheet wanted) {
        if (wanted.controlPort().isEmpty()) {
            port.close();
            return CompletableFuture.completedFuture(Optional.of("the sheet names no control port"));
        }
        final String name = wanted.controlPort().orElseThrow();
        if (!PacketSocket.isInterface(name)) {
            port.close();
            return CompletableFuture.completedFuture(Optional.of("there is no control port " + name + " yet"));
        }
        return widen(name).thenCompose(done -> commands.up(List.of(name), "")).handle((done, failure) -> failure == null
            ? open(name) : Optional.of(String.valueOf(failure.getMessage())));
    }

    private CompletableFuture<String> widen(final String name) {
        if (widened.equals(name)) {
            return CompletableFuture.completedFuture("");
        }
        return commands.vsctl("--no-wait", "--if-exists", "set", "interface", name, "mtu_request=" + FramePort.MTU)
            .thenApply(done -> {
                widened = name;
                return done;
            });
    }

    private Optional<String> open(final String name) {
        try {
            port.open(name);
            return Optional.empty();
        } catch (PacketException e) {
            return Optional.of(e.getMessage());
        }
    }
}
