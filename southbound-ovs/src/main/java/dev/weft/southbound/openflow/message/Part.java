/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.message;

import java.util.List;

/**
 * One message of an answer that may have several.
 *
 * @param <T> what the answer is made of
 * @param last whether none follows
 * @param entries what is in it
 */
public record Part<T>(boolean last, List<T> entries) {
    private static final short MORE = 1;

    static boolean isLast(final short flags) {
        return (flags & MORE) == 0;
    }
}
