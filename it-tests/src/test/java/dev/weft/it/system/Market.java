/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.system;

import com.google.gson.JsonObject;
import dev.weft.it.harness.Await;
import dev.weft.it.harness.Bed;
import dev.weft.it.harness.Intent;
import java.util.List;
import java.util.stream.Collectors;

/** The sample's market: a web server on host1 whose traffic is led through services by one policy. */
final class Market {
    /** The policy. */
    static final String POLICY = "watched";
    /** The server's address. */
    static final String SERVER = "10.7.0.1";

    private static final String LIST = "policy";
    private static final String CHAIN = "service";

    private Market() {
        // only functions
    }

    /** Gives the policy a chain and waits until it is in force. */
    static void lead(final List<String> chain) {
        final var now = generation();
        final var entry = policy();
        final var before = entry.get(CHAIN).toString();
        final var services = Intent.json("{'s':[" + chain.stream().map(name -> "'" + name + "'")
            .collect(Collectors.joining(",")) + "]}").getAsJsonArray("s");
        entry.add(CHAIN, services);
        intent().put(LIST, entry).orFail();
        Await.until("chain " + chain + " to be in force", SystemTestCase.SOON, () -> intent().state(LIST, POLICY),
            state -> "up".equals(state.get("status").getAsString())
                && (before.equals(services.toString()) || state.get("generation").getAsInt() != now));
    }

    private static int generation() {
        return intent().state(LIST, POLICY).get("generation").getAsInt();
    }

    private static JsonObject policy() {
        return intent().stored().getAsJsonObject(Intent.ROOT).getAsJsonArray(LIST).asList().stream()
            .map(entry -> entry.getAsJsonObject()).filter(entry -> POLICY.equals(entry.get("name").getAsString()))
            .findFirst().orElseThrow().deepCopy();
    }

    private static Intent intent() {
        return Bed.get().intent();
    }
}
