/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.vswitchd;

import static org.junit.Assert.assertEquals;

import dev.weft.helper.Await;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class VswitchdLinkTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void thatThereIsNoDaemonIsLoggedOnce() throws Exception {
        final PrintStream before = System.err;
        final var log = new ByteArrayOutputStream();
        final var thread = new ScheduledThreadPoolExecutor(1);
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            final var link = new VswitchdLink(new ControlSocket.In(folder.getRoot().toPath()),
                socket -> new CompletableFuture<>(), thread, () -> { });
            thread.execute(link::start);
            Await.until("four attempts", thread::getCompletedTaskCount, count -> count >= 4);
        } finally {
            System.setErr(before);
            thread.shutdownNow();
        }
        final String text = log.toString(StandardCharsets.UTF_8);
        assertEquals(text, 2, text.split("there is no", -1).length);
    }
}
