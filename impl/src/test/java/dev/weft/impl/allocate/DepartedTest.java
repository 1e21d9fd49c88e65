/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.allocate;

import static org.junit.Assert.assertEquals;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.Test;

public class DepartedTest {
    private static final Supplier<Optional<Set<String>>> UNASKED = () -> {
        throw new AssertionError("nobody is gone, so nobody is to be asked");
    };

    private final Departed<String> departed = new Departed<>();

    @Test
    public void mostGiveTheirNumbersBackAtOnce() {
        assertEquals(Set.of("a", "b"), departed.released(Set.of(), Set.of("a", "b"), kept()));
        assertEquals(Set.of(), departed.released(Set.of("c"), Set.of(), UNASKED));
    }

    @Test
    public void whoComesBackKeepsItsNumber() {
        assertEquals(Set.of("b"), departed.released(Set.of(), Set.of("a", "b"), kept("a")));
        assertEquals(Set.of(), departed.released(Set.of("a"), Set.of(), UNASKED));
        assertEquals("a is there", Set.of("c"), departed.released(Set.of(), Set.of("c"), kept()));
    }

    @Test
    public void whoIsNotToComeBackAnyMoreGivesItBackWithTheNext() {
        assertEquals(Set.of(), departed.released(Set.of(), Set.of("a"), kept("a")));
        assertEquals(Set.of("a", "b"), departed.released(Set.of(), Set.of("b"), kept()));
    }

    @Test
    public void whileNobodyKnowsNothingIsGivenBack() {
        assertEquals(Set.of(), departed.released(Set.of(), Set.of("a"), Optional::empty));
        assertEquals(Set.of("b"), departed.released(Set.of(), Set.of("b"), kept("a")));
    }

    private static Supplier<Optional<Set<String>>> kept(final String... names) {
        return () -> Optional.of(Set.of(names));
    }
}
