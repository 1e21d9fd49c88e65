/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.conntrack;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.loop.Outcome;
import dev.weft.helper.sheet.Sheet;
import dev.weft.helper.sheet.SheetReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

/** Limits are looked at, and set where they differ. */
public class ConntrackKeeperTest {
    private final List<String> calls = new ArrayList<>();
    private final Map<String, String> limits =
        new HashMap<>(Map.of("netdev@ovs-netdev", "0", "system@ovs-system", "0"));
    private final ConntrackKeeper keeper = new ConntrackKeeper(this::call);
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
    public void whatAZoneRemembersIsForgottenOnce() throws Exception {
        keeper.forget(65_282);
        bridge = "";
        assertTrue(pass("{}") instanceof Outcome.Failed);
        bridge = "  br-int:\n    br-int 65534/1: (tap)\n";
        assertEquals(new Outcome.Done(), pass("{}"));
        assertEquals(List.of("dpctl/flush-conntrack netdev@ovs-netdev zone=65282"),
            calls.stream().filter(call -> call.contains("flush")).toList());
        calls.clear();
        assertEquals(new Outcome.Done(), pass("{}"));
        assertEquals(List.of(), calls);
    }

    @Test
    public void aSwitchThatKnowsNoNamesThereIsToldWithout() throws Exception {
        named = false;
        keeper.forget(65_282);
        assertEquals(new Outcome.Done(), pass("{}"));
        assertEquals(List.of("dpctl/flush-conntrack netdev@ovs-netdev zone=65282", "dpctl/flush-conntrack zone=65282"),
            calls.stream().filter(call -> call.contains("flush")).toList());
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
