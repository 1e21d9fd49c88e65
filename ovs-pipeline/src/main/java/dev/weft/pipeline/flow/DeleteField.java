/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import com.google.common.io.ByteArrayDataOutput;
import dev.weft.pipeline.field.Field;
import java.util.Optional;

/**
 * Takes an option off the outer header, so that the frame goes out without it. A value of 0 would be one, too.
 *
 * @param option the option's field
 */
public record DeleteField(Field option) implements Action {
    private static final int SUBTYPE = 50;
    private static final int LENGTH = 24;
    private static final int PADDING = 10;

    public DeleteField {
        if (!option.isOption()) {
            throw new IllegalArgumentException(option + " is no option, and always there");
        }
    }

    @Override
    public void encode(final ByteArrayDataOutput out) {
        ActionEncoding.nicira(out, LENGTH, SUBTYPE);
        option.writeHeader(out);
        out.write(new byte[PADDING]);
    }

    @Override
    public Optional<Field> sets() {
        return Optional.of(option);
    }
}
