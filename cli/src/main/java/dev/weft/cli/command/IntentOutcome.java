/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

/**
 * What became of an object of the intent.
 *
 * @param kind what it is
 * @param name its name
 * @param outcome {@code created}, {@code changed}, {@code unchanged} or {@code deleted}
 */
record IntentOutcome(String kind, String name, String outcome) {
    static WeftCommand.Answer<IntentOutcome> answer(final String kind, final String name, final String outcome) {
        return new WeftCommand.Answer<>(new IntentOutcome(kind, name, outcome), IntentOutcome::text);
    }

    static WeftCommand.Answer<IntentOutcome> created(final String kind, final String name, final boolean isNew) {
        return answer(kind, name, isNew ? "created" : "unchanged");
    }

    static WeftCommand.Answer<IntentOutcome> changed(final String kind, final String name, final boolean isOther) {
        return answer(kind, name, isOther ? "changed" : "unchanged");
    }

    private String text() {
        return kind + " " + name + " " + outcome;
    }
}
