/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.impl.model.IntentPath;
import org.junit.Test;

public class ProblemsTest {
    @Test
    public void joinsTheFirstTenAndCountsTheRest() {
        final var problems = new Problems();
        assertTrue(problems.isEmpty());
        for (int i = 1; i <= 12; i++) {
            problems.add(Problem.invalid(IntentPath.node("h" + i), "wrong"));
        }
        assertFalse(problems.isEmpty());
        assertEquals(10, problems.first().size());
        assertEquals("node h1: wrong; node h2: wrong; node h3: wrong; node h4: wrong; node h5: wrong; node h6: wrong;"
            + " node h7: wrong; node h8: wrong; node h9: wrong; node h10: wrong; and 2 more problems",
            problems.text());
    }

    @Test
    public void showsOneAlone() {
        final var problems = new Problems();
        problems.add(Problem.inUse(IntentPath.link("l"), "taken"));
        assertEquals("link l: taken", problems.text());
        assertEquals("/weft:weft/link=l", problems.first().get(0).path());
    }
}
