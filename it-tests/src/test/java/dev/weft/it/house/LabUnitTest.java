/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.house;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the unit tests of the test bed, which are Python, so that one build runs everything. */
public class LabUnitTest {
    private static final Logger LOG = LoggerFactory.getLogger(LabUnitTest.class);
    private static final Pattern RAN = Pattern.compile("Ran (\\d+) tests?");

    @Test
    public void labTestsPass() throws IOException, InterruptedException {
        final var process = new ProcessBuilder("/usr/bin/python3", "-B", "-m", "unittest",
            "discover", "-s", "lab/tests", "-t", ".").directory(new File(System.getProperty("weft.root", "..")))
            .redirectErrorStream(true).start();
        process.getOutputStream().close();
        final var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        final int exit = process.waitFor();
        assertEquals(output, 0, exit);
        final var ran = RAN.matcher(output);
        assertTrue(output, ran.find());
        assertTrue(output, Integer.parseInt(ran.group(1)) > 0);
        LOG.info("lab: {} unit tests pass", ran.group(1));
    }
}
