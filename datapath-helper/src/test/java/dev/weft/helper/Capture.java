/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * All frames that pass an interface, by tcpdump.
 */
final class Capture {
    private static final int FILE_HEADER = 24;
    private static final int FRAME_HEADER = 16;

    private final Path file;
    private final Process process;

    private Capture(final Path file, final Process process) {
        this.file = file;
        this.process = process;
    }

    static Capture start(final String netns, final String device, final Path file) throws Exception {
        final Process process = new ProcessBuilder("ip", "netns", "exec", netns, "tcpdump", "-i", device, "-U",
            "--immediate-mode", "-B", "65536", "-Z", "root", "-w", file.toString())
            .redirectErrorStream(true).redirectOutput(Path.of(file + ".log").toFile()).start();
        Await.until("tcpdump listens", () -> Files.readString(Path.of(file + ".log")),
            text -> text.contains("listening on"));
        return new Capture(file, process);
    }

    /** Ends it; the frames in order. */
    List<byte[]> frames() throws Exception {
        process.destroy();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        return soFar();
    }

    /** The frames up to now. */
    List<byte[]> soFar() throws IOException {
        final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
        final List<byte[]> frames = new ArrayList<>();
        if (bytes.remaining() < FILE_HEADER) {
            return frames;
        }
        bytes.position(FILE_HEADER);
        while (bytes.remaining() >= FRAME_HEADER) {
            final int length = bytes.getInt(bytes.position() + 8);
            if (bytes.remaining() < FRAME_HEADER + length) {
                break;
            }
            final byte[] frame = new byte[length];
            bytes.position(bytes.position() + FRAME_HEADER).get(frame);
            frames.add(frame);
        }
        return frames;
    }
}
