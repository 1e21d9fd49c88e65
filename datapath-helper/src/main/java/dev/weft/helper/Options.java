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
 * How to be the helper of this node, as the command line says.
 *
 * @param database where the node's OVSDB is
 * @param control where ovs-vswitchd's control socket is
 * @param rundir where Open vSwitch has the management sockets of its bridges
 * @param action what to do
 */
record Options(Endpoint.Dial database, ControlSocket control, Path rundir, Action action) {
    /** Where Debian has the sockets. */
    static final String RUNDIR = "/var/run/openvswitch";

    /** What to do. */
    enum Action { RUN, ONCE }

    /**
     * Reads the options.
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
                default -> throw new IllegalArgumentException("\"" + word + "\" is neither option nor command; see "
                    + "--help");
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

    /** The word behind an option. */
    static String value(final String option, final Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " should be followed by its value; see --help");
        }
        return words.next();
    }
}
