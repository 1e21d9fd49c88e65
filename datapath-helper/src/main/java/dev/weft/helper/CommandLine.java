/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 */
sealed interface CommandLine {
    /** Be the helper. */
    record Serve(Options options) implements CommandLine {
    }

    /** Show the status of the helper that uses this directory. */
    record Status(Path rundir, boolean json) implements CommandLine {
    }

    /** Print the usage. */
    record Help() implements CommandLine {
    }

    /** Print the version. */
    record Version() implements CommandLine {
    }

    /** What can be asked for, for people. */
    static String usage() {
        return """
            usage: weft-helper [--rundir DIR] [--ovsdb ENDPOINT] [--unixctl PATH] [--once]
                   weft-helper status [--json] [--rundir DIR]

            Does on a node of Weft what neither OpenFlow nor OVSDB can, as the controller says in external_ids of
            the node's Open vSwitch database: sets the UDP source ports of tunnels, keeps the routes to other nodes,
            sends frames that are too large for the underlay in halves, and finds out whether the ends of links and
            the services on this node are alive, which it reports to the controller by HTTPS. How well it does that it
            tells in external_ids:weft-helper. Needs the rights to change routes (CAP_NET_ADMIN), to read and write
            packets (CAP_NET_RAW) and to open Open vSwitch's sockets; on SIGTERM it ends and leaves ports and routes in
            force.

              --rundir DIR      where Open vSwitch has its sockets and pid files, and the helper its own; default
                                /var/run/openvswitch
              --ovsdb ENDPOINT  unix:PATH or tcp:HOST:PORT of the database; default unix:DIR/db.sock
              --unixctl PATH    control socket of ovs-vswitchd; default DIR/ovs-vswitchd.PID.ctl, with the PID in
                                DIR/ovs-vswitchd.pid
              --once            do and report it once, then end: with 0 if all is well, else 1; neither sends
                                halves nor finds out about the life of links
              --help            print this
              --version         print the version

            status shows how the ends of links and the instances of services on this node are: it asks the helper
            that runs here, not the controller.

              --json            print the helper's JSON document instead of a table
              --rundir DIR      where the running helper has its socket, weft-helper.sock; default
                                /var/run/openvswitch

            It ends with 0 if all ends are active and no instance is dead, 1 if not, 2 if the command line is wrong,
            3 if no helper answers.
            """;
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException saying what is wrong and what would be right
     */
    static CommandLine parse(final List<String> arguments) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            return new Help();
        }
        if (arguments.contains("--version") || arguments.contains("-V")) {
            return new Version();
        }
        return !arguments.isEmpty() && "status".equals(arguments.get(0))
            ? status(arguments.subList(1, arguments.size()).iterator()) : new Serve(Options.parse(arguments));
    }

    private static Status status(final Iterator<String> words) {
        Path rundir = Path.of(Options.RUNDIR);
        boolean json = false;
        while (words.hasNext()) {
            final String word = words.next();
            switch (word) {
                case "--json" -> json = true;
                case "--rundir" -> rundir = Path.of(Options.value(word, words));
                default -> throw new IllegalArgumentException("\"" + word + "\" is no option of status; see --help");
            }
        }
        return new Status(rundir, json);
    }
}
