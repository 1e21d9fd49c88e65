/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.platform.access;

import dev.weft.api.id.NodeId;
import dev.weft.api.report.ReportAccess;
import dev.weft.api.report.ReportSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Dictionary;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.opendaylight.aaa.api.IDMStoreException;
import org.opendaylight.aaa.api.IIDMStore;
import org.osgi.service.cm.ManagedService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access for helpers: it is there when HTTPS serves and AAA knows the helpers' identity, and follows the operator's
 * changes of the connector. Being told of Pax Web's configuration is how it learns where HTTPS serves.
 */
public final class HelperAccess implements ReportAccess, ManagedService {
    private static final Logger LOG = LoggerFactory.getLogger(HelperAccess.class);
    private static final int COUNTERS_EVERY_SECONDS = 30;
    private static final long RETRY_SECONDS = 1;
    /** After so many looks somebody should know that something is wrong. */
    private static final int PATIENCE = 30;

    private final IIDMStore store;
    private final ScheduledExecutorService executor;
    private final String password;
    private final ProvisioningUser user;
    private final NodeTokens tokens;
    private final UUID instance = UUID.randomUUID();
    private final List<Runnable> observers = new CopyOnWriteArrayList<>();

    // the next five are only touched by the executor
    private Optional<HttpsConnector> connector = Optional.empty();
    private boolean storeReady;
    private boolean userReady;
    private boolean lookComes;
    private int failures;

    private volatile Optional<ReportSettings> settings = Optional.empty();

    /**
     * Gives access, with secrets that are kept in Karaf's etc.
     *
     * @param store AAA's store; not used before {@link #storeReady}
     * @param executor runs all that waits; one thread; its owner ends it
     * @throws IOException if the secrets can be neither read nor made
     */
    public HelperAccess(final IIDMStore store, final ScheduledExecutorService executor) throws IOException {
        this(Secrets.ofKaraf(), store, executor);
    }

    /**
     * Gives access.
     *
     * @param secrets where password and key of the tokens are kept
     * @param store AAA's store; not used before {@link #storeReady}
     * @param executor runs all that waits; one thread; its owner ends it
     * @throws IOException if the secrets can be neither read nor made
     */
    HelperAccess(final Secrets secrets, final IIDMStore store, final ScheduledExecutorService executor)
            throws IOException {
        this.store = store;
        this.executor = executor;
        password = secrets.get("node-password");
        user = new ProvisioningUser(password);
        tokens = new NodeTokens(secrets.get("node-secret"));
    }

    @Override
    public Optional<ReportSettings> settings() {
        return settings;
    }

    @Override
    public AutoCloseable observe(final Runnable changed) {
        observers.add(changed);
        if (settings.isPresent()) {
            changed.run();
        }
        return () -> observers.remove(changed);
    }

    @Override
    public String token(final NodeId node) {
        return tokens.token(node);
    }

    @Override
    public boolean isToken(final NodeId node, final String token) {
        return tokens.isToken(node, token);
    }

    /**
     * AAA has made its own domain and users, so that its store may be used.
     *
     * @param service what tells that
     */
    public void storeReady(final Object service) {
        executor.execute(() -> {
            storeReady = true;
            look();
        });
    }

    @Override
    public void updated(final Dictionary<String, ?> properties) {
        executor.execute(() -> {
            try {
                connector = HttpsConnector.of(properties);
            } catch (IllegalArgumentException e) {
                connector = Optional.empty();
                LOG.warn("Helpers cannot report, as the configuration {} is wrong: {}", HttpsConnector.PID,
                    e.getMessage());
            }
            look();
        });
    }

    /** What was known stays until something else is known, as Pax Web starts HTTPS anew after it told us. */
    private void look() {
        if (connector.isEmpty()) {
            become(Optional.empty());
        } else if (storeReady) {
            look(connector.orElseThrow());
        }
    }

    /** Whatever goes wrong, AAA's store being replaced at that moment included, another look may find it right. */
    private void look(final HttpsConnector present) {
        final var attempt = new FutureTask<>(() -> serving(present));
        attempt.run();
        try {
            become(Optional.of(attempt.get()));
            failures = 0;
        } catch (ExecutionException e) {
            failures++;
            if (failures % PATIENCE == 0) {
                LOG.warn("Helpers cannot report yet, as HTTPS on {} does not serve", present, e);
            }
            lookAgain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ReportSettings serving(final HttpsConnector present)
            throws IOException, GeneralSecurityException, IDMStoreException {
        if (!userReady) {
            user.ensure(store);
            userReady = true;
        }
        return new ReportSettings(present.port(), ServedCertificate.fingerprint(present), ProvisioningUser.NAME,
            password, instance, COUNTERS_EVERY_SECONDS);
    }

    private void lookAgain() {
        if (!lookComes) {
            lookComes = true;
            executor.schedule(() -> {
                lookComes = false;
                look();
            }, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void become(final Optional<ReportSettings> now) {
        if (!settings.equals(now)) {
            settings = now;
            LOG.info("Helpers report to: {}", now.map(ReportSettings::toString).orElse("nobody"));
            observers.forEach(Runnable::run);
        }
    }
}
