/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.Test;

public class NodeCommandsTest {
    private final List<String> inputs = new ArrayList<>();
    private final Deque<CommandResult> results = new ArrayDeque<>();
    private final NodeCommands commands = new NodeCommands(new CommandRunner() {
        @Override
        public CompletableFuture<CommandResult> run(final List<String> command, final String input) {
            inputs.add(input);
            return CompletableFuture.completedFuture(results.remove());
        }

        @Override
        public Watch watch(final List<String> command, final Consumer<String> line, final Consumer<String> ended) {
            throw new UnsupportedOperationException("nothing is watched");
        }
    }, "unix:db.sock", Path.of("run"), Runnable::run);

    @Test
    public void aNodeWithoutIpv6BringsInterfacesUpAsWell() {
        results.add(new CommandResult(1, "", "RTNETLINK answers: Address family not supported by protocol"));
        results.add(new CommandResult(0, "", ""));
        commands.up(List.of("one", "two"), "mtu 3000").join();
        assertEquals(List.of("link set dev one addrgenmode none\nlink set dev two addrgenmode none\n",
            "link set dev one mtu 3000 up\nlink set dev two mtu 3000 up\n"), inputs);
    }

    @Test
    public void anInterfaceThatDoesNotComeUpIsAFailure() {
        results.add(new CommandResult(0, "", ""));
        results.add(new CommandResult(1, "", "Cannot find device \"one\"\n"));
        assertEquals("ip -j -batch -: Cannot find device \"one\"", failure(commands.up(List.of("one"), "")));
    }

    @Test
    public void theSameComplaintHasTheSameWordsEachTime() {
        results.add(new CommandResult(142, "",
            "2026-11-21T05:05:26Z|00002|fatal_signal|WARN|terminating with signal 14 (Alarm clock)\n"));
        assertEquals("ovs-vsctl --db=unix:db.sock --timeout=5 add-br b: fatal_signal|WARN|terminating with signal 14 "
            + "(Alarm clock)", failure(commands.vsctl("add-br", "b")));
    }

    private static String failure(final CompletableFuture<?> done) {
        return assertThrows(CompletionException.class, done::join).getCause().getMessage();
    }
}
