/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;

import dev.weft.pipeline.text.FlowText;
import dev.weft.pipeline.text.TextStyle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The flows of each scenario are those of its golden file, line by line. */
@RunWith(Parameterized.class)
public class GoldenTest {
    private final Scenario scenario;

    public GoldenTest(final Scenario scenario) {
        this.scenario = scenario;
    }

    @Parameters(name = "{0}")
    public static Scenario[] scenarios() {
        return Scenario.values();
    }

    @Test
    public void flowsAreThoseOfTheGoldenFile() throws IOException {
        final var actual = scenario.flows().stream().map(flow -> FlowText.of(flow, TextStyle.NAMES.withCookie()))
            .collect(Collectors.joining("\n", "", "\n"));
        // what was made is kept beside, to be looked at and copied when a change is meant
        final var made = Path.of("target", scenario.resource());
        Files.createDirectories(made.getParent());
        Files.writeString(made, actual);
        try (var golden = GoldenTest.class.getResourceAsStream(scenario.resource())) {
            assertNotNull("no " + scenario.resource() + "; the flows made are in " + made, golden);
            assertEquals("flows made are in " + made, new String(golden.readAllBytes(), StandardCharsets.UTF_8),
                actual);
        }
    }
}
