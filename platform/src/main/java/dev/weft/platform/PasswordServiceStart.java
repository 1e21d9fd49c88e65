/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.platform;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.aaa.password.service.config.rev170619.PasswordServiceConfig;
import org.opendaylight.yang.gen.v1.urn.opendaylight.aaa.password.service.config.rev170619.PasswordServiceConfigBuilder;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Helps AAA 0.18.6 to start. Its password service ignores what it is told of its configuration until its constructor is
 * done; when the datastore is quicker than that, in about one start of ten on a busy machine, the service waits for
 * ever, and with it RESTCONF and OpenFlow. While the service is missing this writes its configuration, with the same
 * meaning in another form, so that it is told once more.
 */
public final class PasswordServiceStart implements AutoCloseable {
    /** What AAA uses when its configuration says nothing. */
    static final String ALGORITHM = "SHA-512";
    /** What AAA uses when its configuration says nothing. */
    static final int ITERATIONS = 20000;

    private static final Logger LOG = LoggerFactory.getLogger(PasswordServiceStart.class);
    private static final InstanceIdentifier<PasswordServiceConfig> CONFIG =
        InstanceIdentifier.create(PasswordServiceConfig.class);
    private static final long SECONDS = 8;

    private final DataBroker broker;
    private final ScheduledExecutorService executor;
    private final ScheduledFuture<?> timer;

    private volatile boolean present;

    /**
     * Looks from time to time whether the service is there.
     *
     * @param broker the datastore
     * @param executor runs the looks; it is shut down when this is closed
     */
    public PasswordServiceStart(final DataBroker broker, final ScheduledExecutorService executor) {
        this.broker = broker;
        this.executor = executor;
        timer = executor.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /**
     * The password service is there.
     *
     * @param service the service
     */
    public void present(final Object service) {
        present = true;
        timer.cancel(false);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    void look() {
        if (present) {
            return;
        }
        LOG.warn("AAA's password service has not started, as it has missed its configuration; telling it again");
        try {
            rewrite();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.warn("AAA's configuration cannot be rewritten; if RESTCONF does not come up, restart Karaf", e);
        }
    }

    private void rewrite() throws InterruptedException, ExecutionException {
        final var transaction = broker.newReadWriteTransaction();
        final var now = transaction.read(LogicalDatastoreType.CONFIGURATION, CONFIG).get();
        transaction.put(LogicalDatastoreType.CONFIGURATION, CONFIG, sameInOtherForm(now));
        transaction.commit().get();
    }

    /** A default is left out or spelt out, whichever it is not now; a value that somebody chose stays. */
    private static PasswordServiceConfig sameInOtherForm(final Optional<PasswordServiceConfig> now) {
        final var other = now.map(PasswordServiceConfigBuilder::new).orElseGet(PasswordServiceConfigBuilder::new);
        if (other.getAlgorithm() == null || other.getAlgorithm().equals(ALGORITHM)) {
            return other.setAlgorithm(other.getAlgorithm() == null ? ALGORITHM : null).build();
        }
        final boolean spelt = Integer.valueOf(ITERATIONS).equals(other.getIterations());
        return other.getIterations() == null || spelt ? other.setIterations(spelt ? null : ITERATIONS).build()
            : other.build();
    }
}
