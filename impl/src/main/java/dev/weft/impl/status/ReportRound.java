/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.overlay.Probe;
import dev.weft.impl.compile.Compiled;
import dev.weft.impl.compile.Compiled.Programmed;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.Managed;
import dev.weft.impl.report.EndId;
import dev.weft.impl.report.EndReport;
import dev.weft.impl.report.ReportInbox;
import dev.weft.impl.report.ReportInbox.News;
import dev.weft.impl.report.Reported;
import dev.weft.impl.report.Reported.Change;
import dev.weft.impl.report.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what helpers report to the links that it is about (VL-12). What they say of ends that they do not have, or
 * have no more, is ignored. To be used on the executor's one thread.
 */
public final class ReportRound {
    private static final Logger LOG = LoggerFactory.getLogger(ReportRound.class);
    // longer than a helper waits between two attempts to report
    private static final Duration MARGIN = Duration.ofSeconds(15);

    // where reports of a link's ends came from
    private final Map<LinkId, Set<Source>> sources = new HashMap<>();
    private final ReportInbox inbox;
    private final Reported reported;
    private final Picture picture;
    private final HealthRound healths;
    private final StatusBoard board;
    private final Clock clock;
    private long ignored;

    /**
     * Makes a round.
     *
     * @param inbox where reports wait
     * @param reported where they are remembered
     * @param picture the intent and what was made of it
     * @param board shows figures
     * @param clock tells how long nodes have been silent
     */
    public ReportRound(final ReportInbox inbox, final Reported reported, final Picture picture,
            final StatusBoard board, final Clock clock) {
        this.inbox = requireNonNull(inbox);
        this.reported = requireNonNull(reported);
        this.picture = requireNonNull(picture);
        healths = new HealthRound(reported.healths(), picture);
        this.board = requireNonNull(board);
        this.clock = requireNonNull(clock);
    }

    /**
     * Whose state may be another one now.
     *
     * @param nodes nodes; also that of all their links
     * @param links links
     * @param services services with an instance whose health is another one
     */
    public record Touched(Set<NodeId> nodes, Set<LinkId> links, Set<ServiceId> services) {
        Touched() {
            this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        }
    }

    /**
     * Takes note of what helpers reported, and of who has not reported for too long.
     *
     * @return whose state that may change
     */
    public Touched listen() {
        final var touched = new Touched();
        inbox.take().forEach((node, news) -> {
            if (picture.node(node).isPresent()) {
                note(node, news, touched);
            }
        });
        reported.takeLapsed(clock.instant()).forEach(source -> touch(source, touched));
        reported.expire(clock.instant().minus(inbox.patience()), this::doubtful).forEach((node, ends) -> {
            LOG.warn("The helper of node {} has not reported for {} s; nothing is known of its {} ends", node,
                inbox.patience().toSeconds(), ends.size());
            inbox.restart(node);
            touched.nodes.add(node);
        });
        return touched;
    }

    /** Forgets what was kept of services that are gone; to be called when all intent is compiled for the first time. */
    public void begin() {
        healths.begin();
    }

    /**
     * Follows a node that was made or deleted.
     *
     * @param node the node
     */
    public void follow(final NodeId node) {
        if (picture.node(node).isPresent()) {
            inbox.welcome(node);
        } else {
            inbox.forget(node);
            reported.forget(node);
        }
    }

    /**
     * Follows a link that may have moved or be gone: what was said of its ends counts where they are only.
     *
     * @param link the link
     */
    public void follow(final LinkId link) {
        final var there = sources.get(link);
        if (there != null) {
            there.removeIf(source -> {
                final boolean gone = !isAt(link, source);
                if (gone) {
                    reported.forget(source);
                }
                return gone;
            });
            if (there.isEmpty()) {
                sources.remove(link);
            }
        }
    }

    /**
     * Follows a service whose instances may have moved or be gone: what was said of them counts where they are only.
     *
     * @param service the service
     */
    public void follow(final ServiceId service) {
        healths.follow(service);
    }

    /**
     * Tells when somebody will have been silent for too long.
     *
     * @return how long until then; empty if nobody reports
     */
    public Optional<Duration> next() {
        return reported.next(clock.instant(), inbox.patience());
    }

    /** Returns how many reports were about ends and instances that their node does not have. */
    long ignored() {
        return ignored + healths.ignored();
    }

    private void note(final NodeId node, final News news, final Touched touched) {
        if (news.reset()) {
            reset(node, news.ends().keySet(), touched);
        }
        if (reported.note(node, news) == Change.STATE) {
            touched.nodes.add(node);
        }
        board.showFigures(node);
        news.ends().forEach((end, report) -> noteEnd(new Source(node, end), report, touched));
        healths.note(node, news.instances(), touched.services);
    }

    /** Ends that are not named again are unknown; those that were inactive stay so until that is found out anew. */
    private void reset(final NodeId node, final Set<EndId> named, final Touched touched) {
        reported.ends(node).stream().map(end -> new Source(node, end)).forEach(source -> {
            reported.doubt(source, doubtful(source));
            if (!named.contains(source.end())) {
                reported.drop(source);
                touch(source, touched);
            }
        });
    }

    private void touch(final Source source, final Touched touched) {
        picture.owner(source.end().segment()).ifPresent(touched.links::add);
    }

    /** A helper that starts has found out by T3, and then it has to say so. */
    private Instant doubtful(final Source source) {
        final var probe = picture.owner(source.end().segment()).flatMap(link -> programmed(link, source))
            .flatMap(end -> end.object().probe()).orElse(Probe.DEFAULT);
        return clock.instant().plusSeconds(probe.inactiveAfter()).plus(MARGIN);
    }

    private void noteEnd(final Source source, final EndReport report, final Touched touched) {
        final var link = picture.owner(source.end().segment()).filter(id -> programmed(id, source).isPresent());
        if (link.isEmpty()) {
            ignored++;
            LOG.debug("Node {} reports end {}, which it does not have", source.node(), source.end().value());
            return;
        }
        final var id = link.orElseThrow();
        sources.computeIfAbsent(id, name -> new HashSet<>(2)).add(source);
        final var change = reported.note(source, report, doubtful(source));
        if (change == Change.STATE) {
            touched.links.add(id);
        } else if (change == Change.FIGURES) {
            board.showFigures(id);
        }
    }

    private Optional<Compiled.End> programmed(final LinkId link, final Source source) {
        return picture.compiled(link).filter(Programmed.class::isInstance).map(Programmed.class::cast)
            .flatMap(programmed -> programmed.ends().stream().filter(end -> end.node().equals(source.node())
                && EndId.of(end.object()).equals(source.end())).findFirst());
    }

    /** A link that is out of service for a moment does not have to be reported anew. */
    private boolean isAt(final LinkId link, final Source source) {
        return picture.segment(link).filter(source.end().segment()::equals).isPresent()
            && picture.link(link)
                .flatMap(intent -> source.end().side() == 0 ? Optional.of(intent.first()) : second(intent))
                .map(picture::inUse).flatMap(picture::place).filter(source.node()::equals).isPresent();
    }

    private static Optional<InterfaceId> second(final LinkIntent link) {
        return link.second() instanceof Managed managed ? Optional.of(managed.port()) : Optional.empty();
    }
}
