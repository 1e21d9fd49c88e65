/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import static java.util.Objects.requireNonNull;

import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.text.FlowText;

/** A flow of a node with the object that made it. */
public final class Rule {
    private final Flow flow;
    private final ObjectKey owner;
    private final boolean learned;
    private final Criteria criteria;

    private Rule(final Flow flow, final ObjectKey owner, final boolean learned) {
        this.flow = requireNonNull(flow);
        this.owner = requireNonNull(owner);
        this.learned = learned;
        criteria = Criteria.of(flow.match());
    }

    /**
     * A flow that an object wants.
     *
     * @param flow the flow
     * @param owner the object
     * @return the rule
     */
    public static Rule of(final Flow flow, final ObjectKey owner) {
        return new Rule(flow, owner, false);
    }

    /**
     * A flow that the switch, or its helper, made itself.
     *
     * @param flow the flow
     * @param owner the object for which it was made
     * @return the rule
     */
    public static Rule learned(final Flow flow, final ObjectKey owner) {
        return new Rule(flow, owner, true);
    }

    /**
     * The flow.
     *
     * @return the flow
     */
    public Flow flow() {
        return flow;
    }

    /**
     * The object that made it.
     *
     * @return its key
     */
    public ObjectKey owner() {
        return owner;
    }

    /**
     * Whether the switch made it itself.
     *
     * @return true if so
     */
    public boolean isLearned() {
        return learned;
    }

    /**
     * What it does, and with which frames.
     *
     * @return a line with table names, without cookie
     */
    public String text() {
        return FlowText.of(flow);
    }

    boolean accepts(final Frame frame) {
        return criteria.accept(frame);
    }

    @Override
    public String toString() {
        return owner + ": " + text();
    }
}
