/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.offload;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.command.CommandResult;
import dev.weft.helper.command.CommandRunner;
import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.database.InterfaceRow;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.sheet.Fabric;
import dev.weft.helper.sheet.LinkFlows;
import dev.weft.helper.sheet.Sheet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.Test;

public class OffloadKeeperTest {
    private static final Sheet SHEET = new Sheet("digest", Optional.empty(), Map.of(), Set.of(), Set.of(),
        Optional.empty(), Optional.of(new LinkFlows("br-int", 0, 50)), Optional.empty(), Fabric.NONE);

    private final Set<String> named = new HashSet<>();
    private final List<List<String>> commands = new ArrayList<>();
    private CommandResult links = new CommandResult(0, "[]", "");
    private final CommandRunner runner = new CommandRunner() {
        @Override
        public CompletableFuture<CommandResult> run(final List<String> command, final String input) {
            commands.add(command);
            return CompletableFuture.completedFuture(answer(command));
        }

        @Override
        public Watch watch(final List<String> command, final Consumer<String> line, final Consumer<String> ended) {
            throw new UnsupportedOperationException("nothing is watched");
        }
    };
    private final OffloadKeeper keeper = new OffloadKeeper(runner,
        new NodeCommands(runner, "unix:db.sock", Path.of("run"), Runnable::run), Runnable::run, named::contains);

    @Test
    public void aNamespaceThatMayNotBeEnteredIsComplainedOf() {
        links = new CommandResult(255, "", "setting the network namespace \"g\" failed: Operation not permitted");
        assertTrue(keeper.interfaces(Map.of(UUID.randomUUID(), Optional.of(row(Optional.of("vm"))))));
        final Outcome outcome = keeper.pass(SHEET).toCompletableFuture().join();
        assertTrue(outcome.toString(), outcome instanceof Outcome.Failed failed
            && failed.reason().contains("namespace g ") && failed.reason().contains("Operation not permitted"));
    }

    @Test
    public void aNamespaceThatWentAwayIsNoFailure() {
        links = new CommandResult(255, "", "Cannot open network namespace \"g\": No such file or directory");
        keeper.interfaces(Map.of(UUID.randomUUID(), Optional.of(row(Optional.of("vm")))));
        assertEquals(new Outcome.Done(), keeper.pass(SHEET).toCompletableFuture().join());
    }

    @Test
    public void aPortWithoutIfaceIdIsLookedAtWhenAnEndNamesItBeforeOrAfter() {
        final UUID port = UUID.randomUUID();
        assertFalse(keeper.interfaces(Map.of(port, Optional.of(row(Optional.empty())))));
        keeper.pass(SHEET).toCompletableFuture().join();
        assertEquals(List.of(), commands);
        assertTrue(keeper.named("v0"));
        keeper.pass(SHEET).toCompletableFuture().join();
        assertEquals(4, commands.size());
        named.add("v0");
        assertTrue(keeper.interfaces(Map.of(port, Optional.of(row(Optional.empty())))));
        keeper.pass(SHEET).toCompletableFuture().join();
        assertEquals(8, commands.size());
    }

    private static InterfaceRow row(final Optional<String> ifaceId) {
        return new InterfaceRow("v0", ifaceId, 1, true);
    }

    private CommandResult answer(final List<String> command) {
        if (command.contains("datapath_type")) {
            return new CommandResult(0, "netdev\n", "");
        } else if (command.contains("-batch")) {
            return new CommandResult(0, "[{\"ifname\":\"v0\",\"link_index\":2,\"link_netnsid\":3,\"linkinfo\":"
                + "{\"info_kind\":\"veth\"}}]", "");
        } else if (command.contains("netns")) {
            return new CommandResult(0, "[{\"nsid\":3,\"name\":\"g\"}]", "");
        }
        return links;
    }
}
