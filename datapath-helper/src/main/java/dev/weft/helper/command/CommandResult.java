/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.command;

import java.util.Objects;

/**
 * What a program left behind.
 *
 * @param exit its exit code; 0 says all went well
 * @param output what it printed
 * @param errors what it complained of
 */
public record CommandResult(int exit, String output, String errors) {
    public CommandResult {
        Objects.requireNonNull(output);
        Objects.requireNonNull(errors);
    }
}
