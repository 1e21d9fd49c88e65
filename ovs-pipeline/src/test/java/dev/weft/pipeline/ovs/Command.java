/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the programs of Open vSwitch within one directory, apart from any other Open vSwitch of the machine. */
final class Command {
    private static final int LIMIT_SECONDS = 20;

    private final Path directory;

    Command(final Path directory) {
        this.directory = directory;
    }

    /** Fails, naming the Debian package, when a program is not installed. */
    static void require(final String program, final String debianPackage) {
        final boolean found = Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)),
                Stream.of("/usr/sbin", "/sbin"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!found) {
            throw new AssertionError("the program " + program
                + " is not installed: install the Debian package " + debianPackage);
        }
    }

    Process start(final List<String> line, final Path output) throws IOException {
        final var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        final var environment = builder.environment();
        environment.put("OVS_RUNDIR", directory.toString());
        environment.put("OVS_LOGDIR", directory.toString());
        environment.put("OVS_DBDIR", directory.toString());
        environment.merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + File.pathSeparator + more);
        return builder.start();
    }

    /** Runs a program to its end and returns what it printed; fails when it fails. */
    String run(final List<String> line) throws IOException, InterruptedException {
        final var output = Files.createTempFile(directory, "out", ".txt");
        final var process = start(line, output);
        final boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        final var printed = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        if (!ended || process.exitValue() != 0) {
            throw new IOException(String.join(" ", line) + (ended ? " failed: " : " did not end: ") + printed);
        }
        return printed;
    }
}
