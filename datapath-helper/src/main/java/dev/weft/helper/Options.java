/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import dev.weft.helper.vswitchd.ControlSocket;
import dev.weft.ovsdb.net.Endpoint;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line says.
 *
 * @param database where the node's OVSDB is
 * @param control where ovs-vswitchd's control socket is
 * @param rundir where Open vSwitch has the management sockets of its bridges
 * @param action what to do
 */
record Options(Endpoint.Dial database, ControlSocket control, Path rundir, Action action) {
    static final String USAGE = """
        usage: weft-helper [--rundir DIR] [--ovsdb ENDPOINT] [--unixctl PATH] [--once]

        Does on a node of Weft what neither OpenFlow nor OVSDB can: sets the UDP source ports of tunnels and keeps the
        routes to other nodes, as the controller says in external_ids:weft-sheet of the node's Open vSwitch database,
        and reports in external_ids:weft-helper. Sends frames that are too large for the underlay in halves, if the
        sheet says so, for as long as it runs. Needs the rights to change routes (CAP_NET_ADMIN), to read and write
        packets (CAP_NET_RAW, only for halves) and to open Open vSwitch's sockets; on SIGTERM it ends and leaves ports
        and routes in force.

          --rundir DIR      where Open vSwitch has its sockets and pid files; default /var/run/openvswitch
          --ovsdb ENDPOINT  unix:PATH or tcp:HOST:PORT of the database; default unix:DIR/db.sock
          --unixctl PATH    control socket of ovs-vswitchd; default DIR/ovs-vswitchd.PID.ctl, with the PID in
                            DIR/ovs-vswitchd.pid
          --once            do and report it once, then end: with 0 if all is well, else 1; sends no halves
          --help            print this
          --version         print the version
        """;

    private static final String RUNDIR = "/var/run/openvswitch";

    /** What to do. */
    enum Action { RUN, ONCE, HELP, VERSION }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException saying what is wrong and what would be right
     */
    static Options parse(final List<String> arguments) {
        Path rundir = Path.of(RUNDIR);
        String ovsdb = "";
        String unixctl = "";
        Action action = Action.RUN;
        final Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            final String word = words.next();
            switch (word) {
                case "--rundir" -> rundir = Path.of(value(word, words));
                case "--ovsdb" -> ovsdb = value(word, words);
                case "--unixctl" -> unixctl = value(word, words);
                case "--once" -> action = Action.ONCE;
                case "--help", "-h" -> action = Action.HELP;
                case "--version", "-V" -> action = Action.VERSION;
                default -> throw new IllegalArgumentException("\"" + word + "\" is no option; see --help");
            }
        }
        final Endpoint.Dial database = Endpoint.parseDial(ovsdb.isEmpty() ? "unix:" + rundir.resolve("db.sock")
            : ovsdb);
        if (database.secure()) {
            throw new IllegalArgumentException("--ovsdb should be on this node, so without TLS: unix:PATH");
        }
        return new Options(database, unixctl.isEmpty() ? new ControlSocket.In(rundir)
            : new ControlSocket.At(Path.of(unixctl)), rundir, action);
    }

    private static String value(final String option, final Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " should be followed by its value; see --help");
        }
        return words.next();
    }
}
