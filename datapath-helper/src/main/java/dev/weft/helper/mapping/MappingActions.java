/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import java.util.List;

/** What the engine has done. */
interface MappingActions {
    /** Make or replace the flow of a question, then give frames back to the switch. */
    void put(Question question, long segment, Step step, int seconds, List<byte[]> frames);

    /** Delete the flow of a question. */
    void remove(Question question, long segment);

    /** Delete all flows of a policy. */
    void clear(int policy);

    /** Find out whether the flow of a question is used; the engine is told if so. */
    void look(Question question, long segment);

    /** There are questions. */
    void wake();
}
