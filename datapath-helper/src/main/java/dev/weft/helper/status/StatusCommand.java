/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.status;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The command that shows the status of the node by asking the helper that runs there (VL-12).
 */
public final class StatusCommand {
    /** Exit code: all ends are active, and no instance of a service is dead. */
    public static final int ALL_ACTIVE = 0;
    /** Exit code: that is not so. */
    public static final int NOT_ALL_ACTIVE = 1;
    /** Exit code: no helper answers. */
    public static final int NO_HELPER = 3;

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final StatusSocket socket;
    private final PrintStream out;
    private final PrintStream complaints;
    private final Duration limit;

    /**
     * A command.
     *
     * @param rundir where the helper has its socket
     * @param out for the status
     * @param complaints for what is wrong
     */
    public StatusCommand(final Path rundir, final PrintStream out, final PrintStream complaints) {
        this(rundir, out, complaints, LIMIT);
    }

    StatusCommand(final Path rundir, final PrintStream out, final PrintStream complaints, final Duration limit) {
        this.socket = StatusSocket.in(rundir);
        this.out = out;
        this.complaints = complaints;
        this.limit = limit;
    }

    /**
     * Shows it.
     *
     * @param json as the helper's document, not as a table
     * @return the exit code
     */
    public int run(final boolean json) {
        final String text;
        final StatusDocument document;
        try {
            text = new StatusClient(socket, limit).fetch();
            document = StatusDocument.read(text);
        } catch (IOException e) {
            complaints.println("weft-helper: no helper answers at " + socket.path() + ": " + e.getMessage()
                + "; does it run, may you open its socket, and is --rundir right?");
            return NO_HELPER;
        } catch (JsonParseException e) {
            complaints.println("weft-helper: what answers at " + socket.path()
                + " is no helper, or it was interrupted: " + Columns.plain(String.valueOf(e.getMessage())));
            return NO_HELPER;
        }
        if (json) {
            out.print(text);
        } else {
            StatusText.print(document, out);
        }
        out.flush();
        return document.ends().active() == document.ends().all()
            && document.instance().stream().noneMatch(StatusDocument.Instance::isDead) ? ALL_ACTIVE : NOT_ALL_ACTIVE;
    }
}
