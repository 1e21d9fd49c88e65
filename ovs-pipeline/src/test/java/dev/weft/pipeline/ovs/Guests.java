/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The guests of a node: real frames go into real devices and come out of them. */
public final class Guests implements AutoCloseable {
    /** A frame that a device received. */
    public record Seen(String device, byte[] frame) { }

    private final Process process;
    private final BufferedReader out;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    /** Starts the guests on devices of a switch's network namespace that are there and up. */
    public Guests(final OvsProcess ovs, final List<String> devices) throws IOException {
        Command.require("python3", "python3");
        final var program = ovs.file("frames.py");
        try (var resource = Guests.class.getResourceAsStream("/ovs/frames.py")) {
            Files.write(program, resource.readAllBytes());
        }
        process = ovs.talkInNamespace(Stream.concat(Stream.of("python3", program.toString()), devices.stream())
            .toArray(String[]::new));
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        final var first = out.readLine();
        if (!"ready".equals(first)) {
            throw new AssertionError("guests did not start: " + Files.readString(ovs.file("talk.log")));
        }
        final var reader = new Thread(this::read, "guests");
        reader.setDaemon(true);
        reader.start();
    }

    /** Sends a frame into a device. */
    public void send(final String device, final byte[] frame) throws IOException {
        process.getOutputStream().write((device + " " + HexFormat.of().formatHex(frame) + "\n")
            .getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** All frames since the start. */
    public List<Seen> seen() {
        return seen;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void read() {
        try {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                final int space = line.indexOf(' ');
                seen.add(new Seen(line.substring(0, space), HexFormat.of().parseHex(line.substring(space + 1))));
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
