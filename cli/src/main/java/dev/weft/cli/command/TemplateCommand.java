/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.template.Outcome;
import dev.weft.cli.template.TemplateActions;
import java.util.Map;

/** A command about one template or copy, which is named first (FN-9). */
abstract class TemplateCommand extends NamedCommand {
    final TemplateActions actions() {
        return services().templates();
    }

    static Answer<Outcome> answer(final Outcome outcome) {
        return new Answer<>(outcome, Outcome::text);
    }

    /** An answer in one sentence. */
    static Answer<Map<String, String>> answer(final String outcome) {
        return new Answer<>(Map.of("outcome", outcome), said -> said.get("outcome"));
    }
}
