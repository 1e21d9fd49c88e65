/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static org.junit.Assert.assertEquals;

import dev.weft.impl.validate.Scenario;
import dev.weft.impl.validate.rule.Problem.Kind;
import java.util.ArrayList;
import java.util.List;

/** One rule at work on scenarios. */
final class RuleCase {
    private final Rule rule;

    RuleCase(final Rule rule) {
        this.rule = rule;
    }

    List<Problem> problems(final Scenario scenario) {
        final List<Problem> problems = new ArrayList<>();
        rule.check(scenario.transition(), problems::add);
        return problems;
    }

    void accepts(final Scenario scenario) {
        assertEquals(List.of(), problems(scenario));
    }

    void invalid(final Scenario scenario, final String path, final String message) {
        assertEquals(List.of(new Problem(Kind.INVALID_VALUE, path, message)), problems(scenario));
    }

    void inUse(final Scenario scenario, final String path, final String message) {
        assertEquals(List.of(new Problem(Kind.IN_USE, path, message)), problems(scenario));
    }
}
