/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.api.id.LinkId;

/**
 * What a command did to a link.
 *
 * @param link the link's name
 * @param outcome {@code created}, {@code unchanged} or {@code deleted}
 */
record LinkOutcome(String link, String outcome) {
    static WeftCommand.Answer<LinkOutcome> answer(final LinkId link, final String outcome) {
        return new WeftCommand.Answer<>(new LinkOutcome(link.value(), outcome), LinkOutcome::text);
    }

    private String text() {
        return "link " + link + " " + outcome;
    }
}
