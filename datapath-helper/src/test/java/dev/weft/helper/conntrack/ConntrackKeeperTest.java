/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.conntrack;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.loop.Outcome;
import dev.weft.helper.sheet.Sheet;
import dev.weft.helper.sheet.SheetReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

/** Limits are looked at, and set where they differ. */
public class ConntrackKeeperTest {
    private final List<String> calls = new ArrayList<>();
    private final Map<String, String> limits =
        new HashMap<>(Map.of("netdev@ovs-netdev", "0", "system@ovs-system", "0"));
    private final Map<String, String> database = new TreeMap<>();
    private final ZoneBook zones = new ZoneBook(this::write);
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final ConntrackKeeper keeper = new ConntrackKeeper(this::call, zones, Runnable::run, later::add);
    private final Set<String> stubborn = new HashSet<>();
    private boolean obedient = true;
    private boolean named = true;
    private boolean held = true;
    private boolean kernel;
    private String bridge = "  br-int:\n    br-int 65534/1: (tap)\n";

    @Test
    public void setOnceInTheDatapathOfTheBridge() throws Exception {
        assertEquals(new Outcome.Done(), pass("{\"conntrack\":{\"limit\":5000}}"));
        assertEquals(Map.of("netdev@ovs-netdev", "5000", "system@ovs-system", "0"), limits);
        assertEquals(List.of("dpctl/ipf-set-disabled netdev@ovs-netdev v4"),
            calls.stream().filter(call -> call.contains("ipf-set")).toList());
        calls.clear();
        pass("{\"conntrack\":{\"limit\":5000}}");
        assertEquals("nothing to do", List.of(), calls.stream().filter(call -> call.contains("-set-")).toList());
    }

    @Test
    public void theKernelHoldsNothingBack() throws Exception {
        kernel = true;
        assertEquals(new Outcome.Done(), pass("{\"conntrack\":{\"limit\":5000}}"));
        assertEquals(Map.of("netdev@ovs-netdev", "0", "system@ovs-system", "5000"), limits);
        assertEquals(List.of(), calls.stream().filter(call -> call.contains("ipf")).toList());
    }

    @Test
    public void withoutBridgeItWaits() throws Exception {
        bridge = "";
        final Outcome outcome = pass("{\"conntrack\":{\"limit\":5000}}");
        assertTrue(outcome.toString(), outcome.toString().contains("no bridge br-int yet"));
    }

    @Test
    public void withoutLimitNothingIsTouched() throws Exception {
        assertEquals(new Outcome.Done(), pass("{}"));
        assertEquals(List.of(), calls);
    }

    @Test
    public void whatAZoneRemembersIsForgottenAtOnceAndLater() throws Exception {
        leave(3);
        bridge = "";
        assertTrue(pass("{}") instanceof Outcome.Failed);
        bridge = "  br-int:\n    br-int 65534/1: (tap)\n";
        assertEquals(new Outcome.Done(), pass("{}"));
        assertEquals(List.of(flush(65_282)), flushes());
        calls.clear();
        assertEquals(new Outcome.Done(), pass("{}"));
        assertEquals(List.of(), calls);
        rest();
        assertEquals("flows that were cached may have committed since", List.of(flush(65_282)), flushes());
        assertEquals("that is all", List.of(), later.stream().toList());
        calls.clear();
        assertEquals(new Outcome.Done(), pass("{}"));
        assertEquals(List.of(), calls);
    }

    @Test
    public void whoComesMeanwhileGetsItEmptyAndAgain() throws Exception {
        leave(3);
        pass("{}");
        zones.put(3, "north");
        pass("{}");
        assertEquals(List.of(flush(65_282), flush(65_282)), flushes());
        assertEquals(Map.of(), database);
        calls.clear();
        later.remove().run();
        assertEquals("too early", new Outcome.Done(), pass("{}"));
        assertEquals(List.of(), calls);
        rest();
        assertEquals(List.of(flush(65_282)), flushes());
        assertEquals(Map.of("weft-zone-65282", "north"), database);
    }

    @Test
    public void whatCameIntoAZoneOfNobodyIsNotLeftToTheNextOne() throws Exception {
        leave(3);
        pass("{}");
        rest();
        assertEquals(Map.of("weft-zone-65282", ""), database);
        calls.clear();
        final var next = new ZoneBook(this::write);
        next.changed(Map.of("weft-zone-65282", Optional.of("")));
        next.begin(number -> false);
        assertFalse("nothing new", next.isDue());
        for (ZoneBook book : List.of(zones, next)) {
            book.put(3, "edge");
            assertEquals(List.of(65_282), List.copyOf(book.left()));
        }
        pass("{}");
        assertEquals("once, as its own connections follow", List.of(flush(65_282)), flushes());
        assertEquals(Map.of("weft-zone-65282", "edge"), database);
        assertEquals(List.of(), later.stream().toList());
    }

    @Test
    public void aSwitchThatKnowsNoNamesThereIsToldWithout() throws Exception {
        named = false;
        leave(3);
        assertEquals(new Outcome.Done(), pass("{}"));
        assertEquals(List.of(flush(65_282), "dpctl/flush-conntrack zone=65282"), flushes());
    }

    @Test
    public void aZoneThatCannotBeEmptiedKeepsNothingElseFromBeingDone() throws Exception {
        stubborn.add("zone=65281");
        leave(1);
        leave(2);
        leave(3);
        final Outcome outcome = pass("{\"conntrack\":{\"limit\":5000}}");
        assertEquals(new Outcome.Failed("what owners before knew of connections is not forgotten in 1 zone: "
            + "65281: cannot"), outcome);
        assertEquals("5000", limits.get("netdev@ovs-netdev"));
        assertTrue(flushes().toString(), flushes().containsAll(List.of(flush(65_280), flush(65_282))));
        calls.clear();
        obedient = false;
        assertEquals("both are told", new Outcome.Failed(((Outcome.Failed) outcome).reason() + "; ovs-vswitchd did not "
            + "limit the connections of a zone of netdev@ovs-netdev to 6000: no way"),
            pass("{\"conntrack\":{\"limit\":6000}}"));
        assertEquals("it alone is tried again", List.of(flush(65_281), "dpctl/flush-conntrack zone=65281"), flushes());
        stubborn.clear();
        calls.clear();
        assertEquals(new Outcome.Done(), pass("{}"));
        assertEquals(List.of(flush(65_281)), flushes());
    }

    @Test
    public void aSwitchThatDoesNotAnswerHasToForgetLater() throws Exception {
        stubborn.add("default=5000");
        stubborn.add("zone=65282");
        leave(3);
        final Outcome outcome = pass("{\"conntrack\":{\"limit\":5000}}");
        assertEquals(new Outcome.Failed("what owners before knew of connections is not forgotten in 1 zone: "
            + "65282: cannot; cannot"), outcome);
    }

    @Test
    public void anotherDaemonHasNothingToForget() throws Exception {
        stubborn.add("zone=65282");
        zones.daemon(Path.of("/run/ovs-vswitchd.7.ctl"));
        leave(3);
        assertTrue(pass("{}") instanceof Outcome.Failed);
        zones.daemon(Path.of("/run/ovs-vswitchd.7.ctl"));
        assertTrue("the same, called again", pass("{}") instanceof Outcome.Failed);
        zones.daemon(Path.of("/run/ovs-vswitchd.8.ctl"));
        calls.clear();
        assertEquals(new Outcome.Done(), pass("{}"));
        assertEquals(List.of(), calls);
    }

    @Test
    public void anOwnerIsWrittenWhenWhatTheOneBeforeLeftIsForgotten() throws Exception {
        zones.put(3, "edge");
        assertEquals(new Outcome.Done(), pass("{}"));
        assertEquals(Map.of("weft-zone-65282", "edge"), database);
        assertEquals(List.of(), calls);
        stubborn.add("zone=65282");
        zones.put(3, "north");
        pass("{}");
        assertEquals("as long as connections are there", Map.of("weft-zone-65282", "edge"), database);
        stubborn.clear();
        assertEquals(new Outcome.Done(), pass("{}"));
        rest();
        assertEquals(Map.of("weft-zone-65282", "north"), database);
        zones.gone(3);
        pass("{}");
        rest();
        assertEquals(Map.of("weft-zone-65282", ""), database);
        stubborn.add("write");
        zones.put(4, "edge");
        assertEquals(new Outcome.Failed("whose connections are whose cannot be written: cannot"), pass("{}"));
    }

    @Test
    public void anotherHelperForgetsWhatOwnersLeftMeanwhileAndNothingElse() throws Exception {
        database.putAll(Map.of("weft-zone-65280", "same", "weft-zone-65281", "before", "weft-zone-65282", "gone",
            "weft-zone-65283", "unread", "weft-zone-77", "strange", "weft-zone-65535", "strange"));
        tell();
        zones.put(1, "same");
        zones.put(2, "now");
        zones.put(9, "new");
        // number 4 is wanted, though nobody knows by whom
        zones.begin(Set.of(1, 2, 4, 9)::contains);
        assertTrue(zones.isDue());
        assertEquals(new Outcome.Done(), pass("{}"));
        assertEquals(List.of(flush(65_281), flush(65_282)), flushes());
        rest();
        assertEquals(Map.of("weft-zone-65280", "same", "weft-zone-65281", "now", "weft-zone-65282", "",
            "weft-zone-65283", "unread", "weft-zone-65288", "new", "weft-zone-77", "strange",
            "weft-zone-65535", "strange"), database);
        calls.clear();
        zones.put(4, "other");
        pass("{}");
        assertEquals(List.of(flush(65_283)), flushes());
    }

    @Test
    public void whoseTheyAreIsKnownWithoutTheDatabase() throws Exception {
        zones.put(3, "edge");
        pass("{}");
        database.put("weft-zone-65282", "by hand");
        tell();
        assertTrue(zones.isDue());
        zones.put(3, "edge");
        pass("{}");
        assertEquals(Map.of("weft-zone-65282", "edge"), database);
        database.clear();
        zones.changed(Map.of("weft-zone-65282", Optional.empty()));
        pass("{}");
        assertEquals(Map.of("weft-zone-65282", "edge"), database);
        assertEquals(List.of(), calls);
    }

    private void leave(final int number) {
        zones.put(number, "edge");
        zones.gone(number);
    }

    /** Some seconds pass. */
    private void rest() throws Exception {
        while (!later.isEmpty()) {
            later.remove().run();
            pass("{}");
        }
    }

    private CompletableFuture<?> write(final Map<String, Optional<String>> changes) {
        if (stubborn.contains("write")) {
            return CompletableFuture.failedFuture(new IllegalStateException("cannot"));
        }
        changes.forEach((key, value) -> value.ifPresentOrElse(text -> database.put(key, text),
            () -> database.remove(key)));
        zones.changed(changes);
        return CompletableFuture.completedFuture(null);
    }

    private void tell() {
        final Map<String, Optional<String>> all = new HashMap<>();
        database.forEach((key, value) -> all.put(key, Optional.of(value)));
        zones.changed(all);
    }

    private List<String> flushes() {
        return calls.stream().filter(call -> call.contains("flush")).toList();
    }

    private static String flush(final int zone) {
        return "dpctl/flush-conntrack netdev@ovs-netdev zone=" + zone;
    }

    @Test
    public void aRefusalIsTold() throws Exception {
        obedient = false;
        final Outcome outcome = pass("{\"conntrack\":{\"limit\":5000}}");
        assertTrue(outcome.toString(), outcome.toString().contains("of netdev@ovs-netdev to 5000: no way"));
    }

    private Outcome pass(final String sheet) throws Exception {
        final Sheet wanted = SheetReader.read(sheet);
        return keeper.pass(wanted).toCompletableFuture().join();
    }

    private CompletableFuture<String> call(final String command, final String... arguments) {
        calls.add(command + " " + String.join(" ", arguments));
        if (Arrays.stream(arguments).anyMatch(stubborn::contains)) {
            return CompletableFuture.failedFuture(new IllegalStateException("cannot"));
        }
        if (!named && command.equals("dpctl/flush-conntrack") && arguments.length > 1) {
            return CompletableFuture.failedFuture(new IllegalStateException("missing value"));
        }
        return CompletableFuture.completedFuture(switch (command) {
            case "dpif/show" -> "netdev@ovs-netdev: hit:0 missed:0\n  br-ex:\n    br-ex 65534/2: (tap)\n"
                + (kernel ? "" : bridge) + "system@ovs-system: hit:1 missed:2\n" + (kernel ? bridge : "");
            case "dpctl/ct-get-limits" -> "default limit=" + limits.get(arguments[0]) + "\nzone=5,limit=7,count=0\n";
            case "dpctl/ct-set-limits" -> set(arguments);
            case "dpctl/ipf-get-status" -> "\tFragmentation Module Status\n\tv4 enabled: " + (held ? 1 : 0)
                + "\n\tv6 enabled: 0\n";
            case "dpctl/ipf-set-disabled" -> {
                held = false;
                yield "disabling fragmentation reassembly successful";
            }
            case "dpctl/flush-conntrack" -> "";
            default -> throw new AssertionError(command);
        });
    }

    private String set(final String... arguments) {
        if (obedient) {
            limits.put(arguments[0], arguments[1].substring("default=".length()));
        }
        return obedient ? "" : "no way";
    }
}
