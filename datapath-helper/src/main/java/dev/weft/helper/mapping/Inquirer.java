/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import dev.weft.helper.loop.Backoff;
import dev.weft.helper.report.ControllerAccess;
import dev.weft.helper.report.ControllerClient;
import dev.weft.helper.report.Fetched;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the mapping service what the engine wants to know: one call at a time, with all questions that gathered. If it
 * cannot be reached it is tried again, less and less often. On the one thread but the waiting.
 */
final class Inquirer {
    private static final Logger LOG = LoggerFactory.getLogger(Inquirer.class);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(3);

    private final ScheduledExecutorService thread;
    private final Executor background;
    private final MappingTally tally;
    private final Backoff backoff = new Backoff(FIRST_RETRY, LONGEST_RETRY);
    private Optional<ControllerAccess> access = Optional.empty();
    private Optional<ControllerClient> client = Optional.empty();
    private Phase phase = Phase.IDLE;
    private Future<?> pause = CompletableFuture.completedFuture(null);
    private String complaint = "";

    private enum Phase { IDLE, ASKING, PAUSING }

    Inquirer(final ScheduledExecutorService thread, final Executor background, final MappingTally tally) {
        this.thread = thread;
        this.background = background;
        this.tally = tally;
    }

    /** From now on the service is there, or nobody knows where; what was under way is asked again. */
    void access(final Optional<ControllerAccess> next, final MappingEngine engine) {
        if (next.equals(access)) {
            return;
        }
        access = next;
        client = next.map(where -> new ControllerClient(where, background, ANSWER));
        backoff.reset();
        if (phase == Phase.PAUSING) {
            pause.cancel(false);
            phase = Phase.IDLE;
        }
        look(engine);
    }

    /** What is wrong; empty if nothing is. */
    String complaint() {
        return complaint;
    }

    /** There may be questions. */
    void look(final MappingEngine engine) {
        final var questions = client.isPresent() && phase == Phase.IDLE ? engine.questions(InquiryMessage.MOST)
            : List.<Question>of();
        if (questions.isEmpty()) {
            return;
        }
        tally.add(MappingCount.QUESTIONS, questions.size());
        phase = Phase.ASKING;
        client.orElseThrow().ask(InquiryMessage.OPERATION, InquiryMessage.of(questions), InquiryMessage.MAX_BYTES)
            .thenAcceptAsync(fetched -> {
                phase = Phase.IDLE;
                answered(engine, questions, fetched);
                look(engine);
            }, thread);
    }

    private void answered(final MappingEngine engine, final List<Question> questions, final Fetched fetched) {
        final var replies = fetched.text().flatMap(text -> InquiryMessage.read(text, questions.size()));
        if (replies.isEmpty()) {
            failed(fetched.text().isPresent() ? "what was answered is no answer to questions" : fetched.problem());
            engine.unanswered(questions);
            pause(engine);
            return;
        }
        backoff.reset();
        if (!complaint.isEmpty()) {
            LOG.info("the mapping service answers");
            complaint = "";
        }
        final var given = replies.orElseThrow();
        for (int i = 0; i < questions.size(); i++) {
            if (given.containsKey(i)) {
                engine.answered(questions.get(i), given.get(i));
            }
        }
    }

    private void pause(final MappingEngine engine) {
        phase = Phase.PAUSING;
        pause = thread.schedule(() -> {
            phase = Phase.IDLE;
            look(engine);
        }, backoff.next().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void failed(final String problem) {
        tally.add(MappingCount.FAILED);
        if (!problem.equals(complaint)) {
            complaint = problem;
            LOG.warn("the mapping service does not answer: {}; trying again", problem);
        }
    }
}
