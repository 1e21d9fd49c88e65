/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import dev.weft.helper.report.Report;
import dev.weft.helper.status.StatusCommand;
import dev.weft.helper.status.StatusSocket;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program. Exit codes: 0 all is well, 1 something is not (see what it printed), 2 the command line is wrong, 3 no
 * helper runs whose status could be shown.
 */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int WRONG_USAGE = 2;
    private static final long ONCE_SECONDS = 60;

    private Main() {
        // static access only
    }

    /** Starts the program. */
    public static void main(final String[] arguments) throws InterruptedException {
        final OptionalInt code = begin(List.of(arguments));
        if (code.isPresent()) {
            System.exit(code.getAsInt());
        }
    }

    /** Does what is asked for and returns the exit code; none: it goes on until it is told to end. */
    private static OptionalInt begin(final List<String> arguments) throws InterruptedException {
        final CommandLine command;
        try {
            command = CommandLine.parse(arguments);
        } catch (IllegalArgumentException e) {
            LOG.error("wrong usage: {}", e.getMessage());
            return OptionalInt.of(WRONG_USAGE);
        }
        final PrintStream out = stream(FileDescriptor.out);
        if (command instanceof CommandLine.Serve serve) {
            return serve(serve.options(), out);
        } else if (command instanceof CommandLine.Status status) {
            return OptionalInt.of(new StatusCommand(status.rundir(), out, stream(FileDescriptor.err))
                .run(status.json()));
        }
        out.print(command instanceof CommandLine.Help ? CommandLine.usage() : "weft-helper " + version() + "\n");
        return OptionalInt.of(0);
    }

    private static OptionalInt serve(final Options options, final PrintStream out) throws InterruptedException {
        if (options.action() == Options.Action.ONCE) {
            return OptionalInt.of(once(options, out) ? 0 : 1);
        } else if (isServed(options)) {
            return OptionalInt.of(1);
        }
        run(options);
        return OptionalInt.empty();
    }

    /** Two helpers on one node would undo each other's work. */
    private static boolean isServed(final Options options) {
        final StatusSocket socket = StatusSocket.in(options.rundir());
        try {
            if (!socket.answers()) {
                return false;
            }
            LOG.error("another helper runs on this node, it answers at {}: end it first, or give this one another "
                + "--rundir", socket.path());
            return true;
        } catch (IOException e) {
            LOG.warn("whether another helper runs on this node cannot be seen at {}: {}", socket.path(), e.toString());
            return false;
        }
    }

    private static void run(final Options options) {
        final var program = new Program(options, version());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            LOG.info("ending; ports and routes stay as they are");
            program.close();
            // To be told to end is no failure, though Java would say 143
            Runtime.getRuntime().halt(0);
        }, "weft-helper-end"));
        LOG.info("weft-helper {} begins: {}, {}", version(), options.database(), options.control());
        program.start();
    }

    private static boolean once(final Options options, final PrintStream out) throws InterruptedException {
        try (var program = new Program(options, version())) {
            program.start();
            final Report report = program.settled().get(ONCE_SECONDS, TimeUnit.SECONDS);
            out.println(report.toJson());
            return report.isOk();
        } catch (ExecutionException | TimeoutException e) {
            LOG.error("nothing could be reported within {} s: is the database of Open vSwitch at {}?", ONCE_SECONDS,
                options.database(), e);
            return false;
        }
    }

    private static PrintStream stream(final FileDescriptor descriptor) {
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor)), true,
            StandardCharsets.UTF_8);
    }

    private static String version() {
        final var properties = new Properties();
        try (InputStream stream = Main.class.getResourceAsStream("version.properties")) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's jar is damaged", e);
        }
        return properties.getProperty("version");
    }
}
