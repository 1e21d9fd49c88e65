/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.store;

import com.google.common.base.Throwables;
import dev.weft.openstack.model.Fault;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import org.opendaylight.mdsal.common.api.DataValidationFailedException;
import org.opendaylight.mdsal.common.api.OptimisticLockFailedException;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.yangtools.yang.common.ErrorTag;

/** Waits for the datastore, and turns what it refuses into what users of Neutron understand. */
final class Answers {
    private static final int SECONDS = 30;
    private static final int UNAVAILABLE = 503;

    private Answers() {
        // only functions
    }

    /** Somebody else changed the same thing; another attempt may succeed. */
    static final class Collision extends Exception {
        private static final long serialVersionUID = 1L;
    }

    static <T> T await(final Future<T> answer) throws Collision {
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw refusal(Throwables.getCausalChain(e));
        } catch (TimeoutException e) {
            throw unavailable("The datastore did not answer within " + SECONDS
                + " s; look whether the change was made before trying again.").because(e);
        } catch (InterruptedException e) {
            throw stopping(e);
        }
    }

    /** Waits for a turn, which the caller ends. */
    static void await(final Lock turn) {
        try {
            if (!turn.tryLock(SECONDS, TimeUnit.SECONDS)) {
                throw unavailable("Other changes took longer than " + SECONDS + " s; try again.");
            }
        } catch (InterruptedException e) {
            throw stopping(e);
        }
    }

    private static Fault stopping(final InterruptedException cause) {
        Thread.currentThread().interrupt();
        return unavailable("The controller is stopping.").because(cause);
    }

    private static Fault unavailable(final String text) {
        return new Fault(UNAVAILABLE, "ServiceUnavailable", text);
    }

    private static Fault refusal(final List<Throwable> chain) throws Collision {
        if (chain.stream().anyMatch(OptimisticLockFailedException.class::isInstance)) {
            throw new Collision();
        }
        final var root = chain.get(chain.size() - 1);
        final var text = Objects.requireNonNullElse(root.getMessage(), root.getClass().getName());
        if (chain.stream().noneMatch(DataValidationFailedException.class::isInstance)) {
            return Fault.failed("The datastore failed: " + text);
        }
        final boolean inUse = chain.stream().filter(NetconfDocumentedException.class::isInstance)
            .map(NetconfDocumentedException.class::cast).anyMatch(fault -> fault.getErrorTag().equals(ErrorTag.IN_USE));
        return inUse ? Fault.conflict("Conflict", text) : Fault.bad(text);
    }
}
