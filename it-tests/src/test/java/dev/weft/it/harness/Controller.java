/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.harness;

import java.time.Duration;
import java.util.List;

/** The controller as a process: the real distribution. */
public final class Controller {
    private static final Duration START = Duration.ofSeconds(240);

    private Controller() {
        // only functions
    }

    /** Starts it and returns when RESTCONF, OpenFlow and OVSDB are served. */
    public static void start() {
        Weft.attempt(START, List.of("controller", "start")).orFail();
    }

    /** Ends it in good order. */
    public static void stop() {
        Weft.run("controller", "stop");
    }

    /** Ends it at once, by SIGKILL. */
    public static void kill() {
        Weft.run("controller", "kill");
    }

    /**
     * Runs a command on its console.
     *
     * @param command the command
     * @return what the console said, on whichever stream
     */
    public static String console(final String command) {
        final var said = Weft.attempt(START, List.of("console", command));
        return said.out() + said.err();
    }
}
