/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator when reports begin and cease to reach the controller: each kind of problem once until they do.
 */
final class ReportLog {
    private static final Logger LOG = LoggerFactory.getLogger(ReportLog.class);

    private final Set<Problem> told = EnumSet.noneOf(Problem.class);
    private boolean reporting;
    private boolean wanted;

    /** A report was taken. */
    void taken(final URI url) {
        if (!reporting) {
            LOG.info("reports reach the controller at {}", url);
        }
        reporting = true;
        told.clear();
    }

    /** One was not. */
    void failed(final URI url, final Answer.Failed failure) {
        reporting = false;
        if (told.add(failure.problem())) {
            LOG.warn("reports do not reach the controller at {}: {}; trying again", url, failure);
        }
    }

    /** The controller wants everything. */
    void wanted() {
        if (!wanted) {
            LOG.info("the controller does not know this run of the helper: it gets everything");
        }
        wanted = true;
    }

    /** It has everything. */
    void complete() {
        wanted = false;
    }

    /** It is another controller, or the same in another way. */
    void moved() {
        reporting = false;
        told.clear();
    }
}
