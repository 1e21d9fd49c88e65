/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.vswitchd;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where the control socket of ovs-vswitchd is.
 */
public sealed interface ControlSocket {
    /**
     * Where it is now; a restarted ovs-vswitchd may have another.
     *
     * @throws IOException saying why that is not known
     */
    Path find() throws IOException;

    /** Always at the same place. */
    record At(Path path) implements ControlSocket {
        @Override
        public Path find() {
            return path;
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** In a directory, named after the process whose id stands in a file beside it, as ovs-vswitchd does by default. */
    record In(Path rundir) implements ControlSocket {
        private static final int MAX_PID_BYTES = 32;

        @Override
        public Path find() throws IOException {
            final Path file = rundir.resolve("ovs-vswitchd.pid");
            final String pid;
            try (InputStream stream = Files.newInputStream(file)) {
                pid = new String(stream.readNBytes(MAX_PID_BYTES), StandardCharsets.US_ASCII).strip();
            } catch (NoSuchFileException e) {
                throw new IOException("there is no " + file, e);
            }
            if (!pid.matches("[0-9]{1,10}")) {
                throw new IOException(file + " should hold a process id");
            }
            return rundir.resolve("ovs-vswitchd." + pid + ".ctl");
        }

        @Override
        public String toString() {
            return rundir.resolve("ovs-vswitchd.PID.ctl").toString();
        }
    }
}
