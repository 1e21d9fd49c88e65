/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.command.ProcessRunner;
import dev.weft.helper.conntrack.ConntrackKeeper;
import dev.weft.helper.conntrack.ZoneBook;
import dev.weft.helper.sheet.Sheet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.After;
import org.junit.Test;

/** Connections of firewalls are forgotten when another one has their number, whether a helper was there or not. */
public class RoutersTest {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, String> database = new TreeMap<>();
    private final List<String> flushed = new ArrayList<>();
    private Part helper;

    /** As much of a helper as is needed for this. */
    private final class Part {
        private final ZoneBook zones = new ZoneBook(this::write);
        private final List<Runnable> later = new ArrayList<>();
        private final ConntrackKeeper keeper = new ConntrackKeeper(RoutersTest.this::call, zones, Runnable::run,
            later::add);
        private final List<Map<String, Optional<String>>> told = new ArrayList<>();
        private final Routers routers = new Routers(Path.of("/nowhere"), new NodeCommands(
            new ProcessRunner(thread, Duration.ofSeconds(1)), "unix:/nowhere", Path.of("/nowhere"), thread), thread,
            thread, zones, this::look, () -> { }, () -> { });

        private void look() {
            keeper.pass(Sheet.none()).toCompletableFuture().join();
        }

        /** Some seconds pass. */
        void rest() {
            while (!later.isEmpty()) {
                later.remove(0).run();
                look();
            }
        }

        private CompletableFuture<?> write(final Map<String, Optional<String>> changes) {
            changes.forEach((key, value) -> value.ifPresentOrElse(text -> database.put(key, text),
                () -> database.remove(key)));
            told.add(changes);
            return CompletableFuture.completedFuture(null);
        }

        void tell(final Map<String, Optional<String>> changes) {
            routers.externalIds(changes);
            heard();
            rest();
            heard();
        }

        private void heard() {
            while (!told.isEmpty()) {
                routers.externalIds(told.remove(0));
            }
        }
    }

    @After
    public void stop() {
        thread.shutdownNow();
    }

    @Test
    public void ownersAreRememberedFromHelperToHelper() {
        begin();
        want(3, "wall/one of red");
        want(4, "wall/two of red");
        assertEquals(Map.of("weft-zone-65282", "wall/one of red", "weft-zone-65283", "wall/two of red"), owners());
        begin();
        assertEquals("they go on", List.of(), flushed);

        end();
        want(3, "wall/one of blue");
        drop(4);
        begin();
        assertEquals("at once and later", List.of("zone=65282", "zone=65283", "zone=65282", "zone=65283"), flushed);
        assertEquals(Map.of("weft-zone-65282", "wall/one of blue", "weft-zone-65283", ""), owners());
    }

    @Test
    public void theyAreForgottenWhileAHelperIsThere() {
        begin();
        want(3, "wall/one of red");
        want(3, "wall/one of red");
        assertEquals(List.of(), flushed);
        want(3, "wall/one of blue");
        assertEquals(List.of("zone=65282", "zone=65282"), flushed);
        flushed.clear();
        drop(3);
        assertEquals(List.of("zone=65282", "zone=65282"), flushed);
        assertEquals(Map.of("weft-zone-65282", ""), owners());
    }

    @Test
    public void whatCannotBeReadIsNobodysOnlyWhenItGoes() {
        begin();
        want(3, "wall/one of red");
        end();
        database.put("weft-gateway-3", "{");
        begin();
        assertEquals(List.of(), flushed);
        assertEquals(Map.of("weft-zone-65282", "wall/one of red"), owners());
        drop(3);
        assertEquals(List.of("zone=65282", "zone=65282"), flushed);
        assertEquals(Map.of("weft-zone-65282", ""), owners());
    }

    private void want(final int number, final String owner) {
        final String value = "{\"gateway\":\"" + owner + "\",\"number\":" + number + ",\"interfaces\":[]}";
        database.put("weft-gateway-" + number, value);
        tell(Map.of("weft-gateway-" + number, Optional.of(value)));
    }

    private void drop(final int number) {
        database.remove("weft-gateway-" + number);
        tell(Map.of("weft-gateway-" + number, Optional.empty()));
    }

    private void tell(final Map<String, Optional<String>> changes) {
        if (helper != null) {
            helper.tell(changes);
        }
    }

    private void end() {
        helper = null;
    }

    private void begin() {
        helper = new Part();
        final Map<String, Optional<String>> all = new HashMap<>();
        database.forEach((key, value) -> all.put(key, Optional.of(value)));
        helper.tell(all);
    }

    private Map<String, String> owners() {
        final Map<String, String> owners = new TreeMap<>(database);
        owners.keySet().removeIf(key -> !key.startsWith("weft-zone-"));
        return owners;
    }

    private CompletableFuture<String> call(final String command, final String... arguments) {
        if (command.equals("dpctl/flush-conntrack")) {
            flushed.add(arguments[1]);
        }
        return CompletableFuture.completedFuture("netdev@ovs-netdev:\n  br-int:\n");
    }
}
