/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import com.google.gson.JsonObject;
import java.util.Objects;
import java.util.Optional;

/**
 * What the controller is told. Holds no times or counts, so that the same state is always the same text.
 *
 * @param version of the helper
 * @param sheet digest of the sheet in force; empty if there is none
 * @param oversize the way of frames that are too large for the underlay: {@code af-packet}, {@code off} or
 *     {@code failed}
 * @param problem what is wrong, at most {@link #MAX_REASON} characters; empty if all is well
 */
public record Report(String version, String sheet, String oversize, Optional<String> problem) {
    /** Longest reason in characters. */
    public static final int MAX_REASON = 500;

    public Report {
        Objects.requireNonNull(version);
        Objects.requireNonNull(sheet);
        Objects.requireNonNull(oversize);
        problem = problem.map(text -> text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON - 3) + "...");
    }

    /** Whether all is well. */
    public boolean isOk() {
        return problem.isEmpty();
    }

    /** The text in the database. */
    public String toJson() {
        final var json = new JsonObject();
        json.addProperty("version", version);
        json.addProperty("sheet", sheet);
        json.addProperty("oversize", oversize);
        json.addProperty("state", isOk() ? "ok" : "error");
        json.addProperty("reason", problem.orElse(""));
        return json.toString();
    }
}
