/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import dev.weft.helper.report.Report;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command line of the helper. Exit codes: 0 all is well, 1 something is not (see what it printed), 2 the command
 * line is wrong.
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
        final Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            LOG.error("wrong usage: {}", e.getMessage());
            System.exit(WRONG_USAGE);
            return;
        }
        final var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        switch (options.action()) {
            case HELP -> out.print(Options.USAGE);
            case VERSION -> out.println("weft-helper " + version());
            case ONCE -> System.exit(once(options, out) ? 0 : 1);
            case RUN -> run(options);
            default -> throw new IllegalStateException(options.action() + " is unknown");
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
