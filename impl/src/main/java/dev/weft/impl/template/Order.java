/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import java.util.concurrent.ExecutionException;

/** Something to be done with templates in one transaction. It may be carried out again if that fails. */
@FunctionalInterface
interface Order<T> {
    /**
     * Reads and writes; nothing is stored before it has returned.
     *
     * @param stock the transaction
     * @return what to answer
     * @throws Refused if it cannot be done
     * @throws ExecutionException if the datastore cannot be read
     * @throws InterruptedException if interrupted
     */
    T carryOut(Stock stock) throws Refused, ExecutionException, InterruptedException;
}
