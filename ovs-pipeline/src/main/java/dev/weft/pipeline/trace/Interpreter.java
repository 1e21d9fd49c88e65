/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import static java.util.Objects.requireNonNull;

/**
 * Does what a switch does with the flows of a node, without a switch: priorities, masks, copies, visits, registers.
 * What a frame teaches, the next one finds. Nothing exceeds a limit, and nothing is forgotten.
 */
public final class Interpreter {
    private final Rules rules;
    private final LearnedFlows learned;
    private final NodeMemory memory;

    /**
     * Creates one of a node that remembers nothing yet.
     *
     * @param rules the flows of the node
     * @param learned what its switch learned
     */
    public Interpreter(final Rules rules, final LearnedFlows learned) {
        this(rules, learned, new NodeMemory());
    }

    /**
     * Creates one.
     *
     * @param rules the flows of the node
     * @param learned what its switch learned
     * @param memory what the node remembers of frames before; each frame that is run adds to it
     */
    public Interpreter(final Rules rules, final LearnedFlows learned, final NodeMemory memory) {
        this.rules = requireNonNull(rules);
        this.learned = requireNonNull(learned);
        this.memory = requireNonNull(memory);
    }

    /**
     * Follows a frame from the first table on.
     *
     * @param frame a frame that enters the bridge; it is not changed
     * @return what becomes of it
     */
    public Course run(final Frame frame) {
        return new Run(rules, learned, memory).start(frame.copy());
    }
}
