/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/** One thing that must hold. It looks only at what the transition changes and affects, and never throws. */
@FunctionalInterface
interface Rule {
    void check(Transition transition, Consumer<Problem> problems);
}
