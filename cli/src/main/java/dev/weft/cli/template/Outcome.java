/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.template;

import java.util.List;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Totals;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * What was done with a template or with copies.
 *
 * @param outcome in one sentence
 * @param appliances how many appliances it was about
 * @param links how many links
 * @param networks how many networks
 * @param remarks what else is to be known
 */
public record Outcome(String outcome, long appliances, long links, long networks, List<String> remarks) {
    public Outcome {
        remarks = List.copyOf(remarks);
    }

    static Outcome of(final String outcome, final Totals totals, final List<String> remarks) {
        return new Outcome(outcome, number(totals.getAppliances()), number(totals.getLinks()),
            number(totals.getNetworks()), remarks);
    }

    /**
     * Shows it to people.
     *
     * @return some lines
     */
    public String text() {
        final var first = "%s: %d appliances, %d links, %d networks".formatted(outcome, appliances, links, networks);
        return remarks.isEmpty() ? first : first + "\n" + String.join("\n", remarks);
    }

    private static long number(final Uint32 value) {
        return value == null ? 0 : value.longValue();
    }
}
