/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.vswitchd;

import com.google.gson.JsonArray;
import dev.weft.helper.loop.Backoff;
import dev.weft.helper.vswitchd.LinkState.Closed;
import dev.weft.helper.vswitchd.LinkState.Connected;
import dev.weft.helper.vswitchd.LinkState.Connecting;
import dev.weft.helper.vswitchd.LinkState.Waiting;
import dev.weft.ovsdb.error.DisconnectedException;
import dev.weft.ovsdb.json.JsonAccess;
import dev.weft.ovsdb.net.Endpoint;
import dev.weft.ovsdb.rpc.JsonRpcSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to ovs-vswitchd's control socket that is kept, because its end is the sign that the daemon ended: one
 * that comes in its place has forgotten what it was told. All of it on one thread.
 */
public final class VswitchdLink implements Vswitchd, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VswitchdLink.class);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final ControlSocket socket;
    private final Function<Endpoint.Unix, CompletableFuture<JsonRpcSession>> dialler;
    private final ScheduledExecutorService thread;
    private final Runnable changed;
    /** Bounded shortly, since a new daemon sends from wrong ports until it is told better. */
    private final Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1));

    private LinkState state = new Waiting("not started");
    /** Fails while waiting; so a command given during an attempt waits for its end. */
    private CompletableFuture<JsonRpcSession> attempt = CompletableFuture.failedFuture(
        new DisconnectedException("ovs-vswitchd was not called yet"));

    /**
     * A link that is idle until {@link #start()}.
     *
     * @param socket where the daemon is
     * @param dialler how to call it
     * @param thread the one thread
     * @param changed is told when a daemon is there that may be a new one, and when it went
     */
    public VswitchdLink(final ControlSocket socket,
            final Function<Endpoint.Unix, CompletableFuture<JsonRpcSession>> dialler,
            final ScheduledExecutorService thread, final Runnable changed) {
        this.socket = socket;
        this.dialler = dialler;
        this.thread = thread;
        this.changed = changed;
    }

    /** Begins to connect. */
    public void start() {
        connect();
    }

    /** Where the daemon is that answers now, which is named after its process; empty: there is none. */
    public Optional<Path> daemon() {
        return state instanceof Connected connected ? Optional.of(connected.socket()) : Optional.empty();
    }

    /** Looks whether the daemon is still the one whose process id is on file. */
    public void look() {
        if (state instanceof Connected connected) {
            try {
                final Path now = socket.find();
                if (!now.equals(connected.socket())) {
                    connected.session().fail("ovs-vswitchd is now at " + now);
                }
            } catch (IOException e) {
                LOG.debug("the daemon that is connected counts", e);
            }
        }
    }

    @Override
    public CompletableFuture<String> call(final String command, final String... arguments) {
        final JsonArray params = new JsonArray(arguments.length);
        for (String argument : arguments) {
            params.add(argument);
        }
        return attempt.thenCompose(session -> session.call(command, params, ANSWER,
            result -> JsonAccess.string(result, "the output of " + command)));
    }

    @Override
    public void close() {
        final LinkState last = state;
        enter(new Closed());
        if (last instanceof Connected connected) {
            connected.session().close();
        }
    }

    private void connect() {
        if (state instanceof Closed) {
            return;
        }
        final Path path;
        try {
            path = socket.find();
        } catch (IOException e) {
            retry(e.getMessage());
            return;
        }
        enter(new Connecting(path));
        attempt = new CompletableFuture<>();
        CompletableFuture.completedFuture(path.toString()).thenApply(Endpoint.Unix::new).thenCompose(dialler)
            .whenCompleteAsync((session, failure) -> dialled(path, session, failure), thread);
    }

    private void dialled(final Path path, final JsonRpcSession session, final Throwable failure) {
        if (failure != null) {
            retry(failure.getCause() == null ? failure.getMessage() : failure.getCause().getMessage());
        } else if (state instanceof Closed) {
            session.close();
        } else {
            backoff.reset();
            enter(new Connected(path, session));
            attempt.complete(session);
            session.closed().thenAcceptAsync(reason -> lost(session, reason), thread);
            changed.run();
        }
    }

    private void lost(final JsonRpcSession session, final String reason) {
        if (state instanceof Connected connected && connected.session() == session) {
            retry(reason);
            changed.run();
        }
    }

    private void retry(final String reason) {
        if (state instanceof Closed) {
            return;
        }
        enter(new Waiting(reason));
        final var failure = new DisconnectedException("ovs-vswitchd is not reachable: " + reason);
        attempt.completeExceptionally(failure);
        attempt = CompletableFuture.failedFuture(failure);
        thread.schedule(this::connect, backoff.next().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void enter(final LinkState next) {
        final LinkState before = state;
        state = next;
        if (next instanceof Connecting || before instanceof Connecting && next instanceof Waiting
                || next.equals(before)) {
            // A daemon that is away would otherwise write lines every second
            LOG.debug("ovs-vswitchd: from \"{}\" to \"{}\"", before, next);
        } else {
            LOG.info("ovs-vswitchd: from \"{}\" to \"{}\"", before, next);
        }
    }
}
