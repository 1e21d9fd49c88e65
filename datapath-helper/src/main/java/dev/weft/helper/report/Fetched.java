/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What came of a question to the controller.
 *
 * @param text what it answered; empty: it did not
 * @param problem why it did not and what to do, for a person, without secrets; empty: it did
 */
public record Fetched(Optional<String> text, String problem) {
    private static final int OK = 200;

    static Fetched of(final HttpResponse<byte[]> response) {
        return response.statusCode() == OK
            ? new Fetched(Optional.of(new String(response.body(), StandardCharsets.UTF_8)), "")
            : failed(AnswerReader.refused(response.statusCode()));
    }

    static Fetched failed(final Answer.Failed failure) {
        return new Fetched(Optional.empty(), failure.toString());
    }
}
