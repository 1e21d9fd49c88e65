/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.system;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import dev.weft.it.harness.Bed;
import dev.weft.it.harness.Weft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

/** What {@code ./weft up} promises: every proof of the sample intent holds, and a second call is quick and harmless. */
public class SampleIT extends SystemTestCase {
    /** The requirements of which the sample must prove something. */
    private static final Set<String> PROVEN = Set.of("VL-1", "VL-2", "VL-3", "VL-4", "VL-5", "VL-6", "VL-7", "VL-8",
        "VL-9", "VL-10", "VL-11", "VL-12", "VL-14", "VL-17", "VL-18", "VL-19", "VL-20", "FN-1", "FN-3", "FN-4", "FN-5",
        "FN-6", "FN-7", "FN-8", "FN-10", "FN-11", "VN-1", "VN-3", "VN-4", "VN-5", "VN-6", "VN-7", "VN-8", "VN-9",
        "VN-10");

    @Test
    public void everyProofOfTheSampleHolds() {
        final var said = Weft.attempt(Duration.ofMinutes(5), List.of("check", "--json"));
        final var proofs = said.json().getAsJsonArray("proofs");
        final List<String> failed = new ArrayList<>();
        final var requirements = new TreeSet<String>();
        for (var element : proofs) {
            final JsonObject proof = element.getAsJsonObject();
            final var line = proof.get("requirement").getAsString() + " " + proof.get("title").getAsString() + ": "
                + proof.get("detail").getAsString();
            requirements.add(proof.get("requirement").getAsString());
            saw("{}", line);
            if (!proof.get("ok").getAsBoolean()) {
                failed.add(line);
            }
        }
        assertEquals(List.of(), failed);
        assertEquals("exit code", 0, said.exit());
        assertTrue("proofs of " + requirements, requirements.containsAll(PROVEN));
    }

    @Test
    public void aSecondUpChangesNothing() {
        final var flows = bed().flows();
        final var mods = bed().flowMods();
        final long begun = System.nanoTime();
        Weft.attempt(Duration.ofMinutes(5), List.of("up", "--no-check")).orFail();
        saw("a second ./weft up takes {} s", Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        assertSame(flows, bed().flows(), Bed.HOSTS);
        assertEquals("flow modifications", mods, bed().flowMods());
    }
}
