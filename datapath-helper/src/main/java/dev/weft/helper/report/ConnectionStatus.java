/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How reports get to the controller.
 */
public sealed interface ConnectionStatus {
    /**
     * Nobody said where the controller is.
     *
     * @param complaint what is wrong with what was said; empty: nothing was
     */
    record NoController(Optional<String> complaint) implements ConnectionStatus {
        public NoController {
            Objects.requireNonNull(complaint);
        }
    }

    /**
     * Nothing was answered yet.
     *
     * @param url of the controller
     */
    record Beginning(String url) implements ConnectionStatus {
        public Beginning {
            Objects.requireNonNull(url);
        }
    }

    /**
     * The last report was taken.
     *
     * @param url of the controller
     * @param last when that was
     */
    record Reporting(String url, Instant last) implements ConnectionStatus {
        public Reporting {
            Objects.requireNonNull(url);
            Objects.requireNonNull(last);
        }
    }

    /**
     * The last report was not taken; it is tried again.
     *
     * @param url of the controller
     * @param last when one was taken; empty: never
     * @param problem what is wrong, and what to do
     */
    record Failing(String url, Optional<Instant> last, String problem) implements ConnectionStatus {
        public Failing {
            Objects.requireNonNull(url);
            Objects.requireNonNull(last);
            Objects.requireNonNull(problem);
        }
    }
}
