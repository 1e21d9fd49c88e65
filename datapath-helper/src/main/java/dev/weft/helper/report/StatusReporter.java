/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import dev.weft.helper.loop.Backoff;
import dev.weft.helper.sheet.BadSheetException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the controller how the ends of links and the instances of services on this node are (VL-12, SI-8): soon after
 * a change, regularly with counters, and everything to a controller that knows nothing. One report is under way at a
 * time; while the controller is away what is kept is which of them changed, so nothing is lost and nothing grows. All
 * calls on the helper's one thread, except {@link #close()}; what takes time is done in the background.
 */
public final class StatusReporter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusReporter.class);

    private final ScheduledExecutorService thread;
    private final Executor background;
    private final Clock clock;
    private final ReportSource source;
    private final String version;
    private final ReportTimes times;
    private final String session = UUID.randomUUID().toString();
    private final Backlog backlog;
    private final ReportLog log = new ReportLog();
    private final Backoff retry;
    /** A controller that wants everything again and again gets it less and less often. */
    private final Backoff wanted;

    private Optional<String> text = Optional.empty();
    private Optional<ControllerAccess> access = Optional.empty();
    private ControllerClient client;
    private Phase phase = Phase.IDLE;
    private Future<?> timer = CompletableFuture.completedFuture(null);
    private Future<?> heartbeat = CompletableFuture.completedFuture(null);
    private CompletableFuture<Answer> underWay = CompletableFuture.completedFuture(null);
    private long sequence;
    private Optional<Instant> last = Optional.empty();
    private ConnectionStatus status = new ConnectionStatus.NoController(Optional.empty());

    private enum Phase { IDLE, PAUSING, SENDING }

    /**
     * A reporter that is silent until {@link #look} or {@link #access} tells it where the controller is.
     *
     * @param thread the helper's one thread
     * @param background where reports are written and sent, by threads that may wait
     * @param clock for the time of the last report
     * @param source what to tell
     * @param version of the helper
     */
    public StatusReporter(final ScheduledExecutorService thread, final Executor background, final Clock clock,
            final ReportSource source, final String version) {
        this(thread, background, clock, source, version, ReportTimes.DEFAULTS);
    }

    StatusReporter(final ScheduledExecutorService thread, final Executor background, final Clock clock,
            final ReportSource source, final String version, final ReportTimes times) {
        this.thread = thread;
        this.background = background;
        this.clock = clock;
        this.source = source;
        this.version = version;
        this.times = times;
        backlog = new Backlog(source);
        retry = new Backoff(times.firstRetry(), times.longestRetry());
        wanted = new Backoff(times.gather(), times.longestRetry());
    }

    /**
     * Takes what the controller tells in the node's database; bad text is complained of, and what was told before
     * stays in force.
     *
     * @param told the text of {@code external_ids:weft-controller}; empty if it is not there
     */
    public void look(final Optional<String> told) {
        if (told.equals(text)) {
            return;
        }
        text = told;
        try {
            access(told.isEmpty() ? Optional.empty() : Optional.of(ControllerAccess.read(told.orElseThrow())));
        } catch (BadSheetException e) {
            LOG.warn("external_ids:weft-controller is not applied: {}", e.getMessage());
            if (access.isEmpty()) {
                status = new ConnectionStatus.NoController(Optional.of(e.getMessage()));
            }
        }
    }

    /** From now on reports go there, or nowhere. */
    public void access(final Optional<ControllerAccess> next) {
        if (next.isPresent() && next.equals(access)) {
            return;
        }
        stop();
        final boolean known = access.isPresent() && next.isPresent()
            && sameRun(access.orElseThrow(), next.orElseThrow());
        access = next;
        log.moved();
        if (next.isEmpty()) {
            backlog.forget();
            status = new ConnectionStatus.NoController(Optional.empty());
            return;
        }
        begin(next.orElseThrow(), known);
    }

    /** An end is new, or its liveness or cause changed. */
    public void changed(final long endId) {
        if (access.isPresent()) {
            backlog.changed(endId);
            wake();
        }
    }

    /** An end is gone. */
    public void removed(final long endId) {
        backlog.removed(endId);
    }

    /** The health of an instance is known, or changed. */
    public void instanceChanged(final long id) {
        if (access.isPresent()) {
            backlog.instanceChanged(id);
            wake();
        }
    }

    /** An instance is gone. */
    public void instanceRemoved(final long id) {
        backlog.instanceRemoved(id);
    }

    /** How reports get to the controller. */
    public ConnectionStatus status() {
        return status;
    }

    /** Ends it: nothing more is sent. From any thread, as long as the helper's still runs. */
    @Override
    public void close() {
        thread.execute(() -> access(Optional.empty()));
    }

    private static boolean sameRun(final ControllerAccess one, final ControllerAccess other) {
        return one.instance().equals(other.instance()) && one.node().equals(other.node());
    }

    private void begin(final ControllerAccess next, final boolean known) {
        LOG.info("reports go to {}", next);
        client = new ControllerClient(next, background, times.answer());
        status = new ConnectionStatus.Beginning(next.url().toString());
        retry.reset();
        wanted.reset();
        if (!known) {
            last = Optional.empty();
            backlog.everything();
        }
        heartbeat = thread.scheduleWithFixedDelay(() -> {
            backlog.heartbeat();
            wake();
        }, next.countersEvery(), next.countersEvery(), TimeUnit.SECONDS);
        wake();
    }

    /** What was under way is not known to have arrived, and goes again. */
    private void stop() {
        timer.cancel(false);
        heartbeat.cancel(false);
        underWay.cancel(false);
        underWay = CompletableFuture.completedFuture(null);
        backlog.lost();
        phase = Phase.IDLE;
    }

    /** There may be something to send: soon, unless something is under way or has to wait anyway. */
    private void wake() {
        if (phase == Phase.IDLE && !backlog.isEmpty()) {
            pause(times.gather());
        }
    }

    private void pause(final Duration wait) {
        phase = Phase.PAUSING;
        timer = thread.schedule(this::send, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void send() {
        phase = Phase.SENDING;
        final ControllerAccess where = access.orElseThrow();
        CompletableFuture.completedFuture(where).thenApply(this::message).whenComplete((message, failure) -> {
            if (failure != null) {
                unmade(where, failure);
            } else {
                message.ifPresentOrElse(made -> deliver(where, made), () -> phase = Phase.IDLE);
            }
        });
    }

    /** The next one; empty: there is nothing to tell. */
    private Optional<Message> message(final ControllerAccess where) {
        final Backlog.Batch batch = backlog.take();
        return batch.isNothing() ? Optional.empty() : Optional.of(new Message(where.node(), where.token(), session,
            ++sequence, batch.complete(), Message.Node.of(version, source.node()), Message.listed(batch.ends()),
            Message.listed(batch.instances().values())));
    }

    /** A fault, after which reports go on: what was to be told may be forgotten in part, so all of it is told. */
    private void unmade(final ControllerAccess where, final Throwable failure) {
        LOG.debug("no report", failure);
        ended(where, new Answer.Failed(Problem.UNMADE, "the report cannot be made: " + failure.getCause()));
        backlog.everything();
    }

    private void deliver(final ControllerAccess where, final Message message) {
        final CompletableFuture<Answer> call = client.send(message);
        underWay = call;
        call.thenAcceptAsync(answer -> {
            // Else the controller moved meanwhile
            if (call == underWay) {
                ended(where, answer);
            }
        }, thread);
    }

    private void ended(final ControllerAccess where, final Answer answer) {
        phase = Phase.IDLE;
        if (answer instanceof Answer.Failed failed) {
            backlog.lost();
            log.failed(where.url(), failed);
            status = new ConnectionStatus.Failing(where.url().toString(), last, failed.toString());
            pause(spread(retry.next()));
            return;
        }
        backlog.taken();
        log.taken(where.url());
        retry.reset();
        last = Optional.of(clock.instant());
        status = new ConnectionStatus.Reporting(where.url().toString(), last.orElseThrow());
        if (((Answer.Taken) answer).completeWanted()) {
            log.wanted();
            backlog.everything();
            pause(wanted.next());
        } else {
            if (backlog.isEmpty()) {
                wanted.reset();
                log.complete();
            }
            wake();
        }
    }

    /** Many nodes lose their controller at one moment, and should not come back at one. */
    private static Duration spread(final Duration wait) {
        return Duration.ofNanos((long) (wait.toNanos() * ThreadLocalRandom.current().nextDouble(0.75, 1)));
    }
}
