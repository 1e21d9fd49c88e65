/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.PortRef;
import dev.weft.api.trace.Outer;
import dev.weft.api.trace.TraceReport;
import dev.weft.api.trace.TraceRequest;
import dev.weft.api.trace.TraceStep;
import dev.weft.api.trace.TraceVerdict;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One packet on its way through all nodes. */
final class Walk {
    /** More entries into nodes than any chain and any flood can need. */
    private static final int MAX_ENTRIES = 2048;

    private final Knowledge known;
    private final Map<NodeId, NodeMemory> memories;
    private final Underway underway;
    private final List<TraceStep> steps = new ArrayList<>();
    private final List<TraceVerdict> verdicts = new ArrayList<>();
    private final Set<Need> needs = new HashSet<>();

    private int entries;

    Walk(final Knowledge known, final Map<NodeId, NodeMemory> memories) {
        this.known = known;
        this.memories = memories;
        underway = new Underway(known.nodes());
    }

    Walker.Result start(final TraceRequest request) {
        final var node = request.node();
        known.fault(node).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        final var view = known.view(node);
        if (view.isEmpty()) {
            return new Walker.Result(Optional.empty(), Set.of(new Need.View(node)));
        }
        final int port = view.orElseThrow().port(request.port()).orElseThrow(() -> new IllegalArgumentException(
            "node " + node + " has no port " + request.port() + ", or nothing that it does uses it"));
        enter(view.orElseThrow(), Frames.of(port, request.packet(), request.answers().isPresent()), 0,
            request.port().toString(), Optional.of(request.port()));
        return new Walker.Result(verdicts.isEmpty() ? Optional.empty()
            : Optional.of(new TraceReport(steps, verdicts)), needs);
    }

    private void enter(final NodeView view, final Frame frame, final int depth, final String port,
            final Optional<PortRef> guest) {
        if (++entries > MAX_ENTRIES) {
            drop(view.id(), "it went through " + MAX_ENTRIES + " nodes; the trace ends here");
            return;
        }
        steps.add(new TraceStep.Entered(view.id(), depth, port, guest));
        final var course = new Interpreter(view.rules(), known.learned(view.id()),
            memories.computeIfAbsent(view.id(), any -> new NodeMemory())).run(frame);
        course.unknown().stream().map(query -> new Need.Learned(view.id(), query)).filter(known::isOpen)
            .forEach(needs::add);
        final int before = verdicts.size();
        for (int i = 0; i < course.steps().size(); i++) {
            pass(view, course, i, depth);
        }
        if (course.sent().isEmpty() && verdicts.size() == before) {
            final var last = course.steps().get(course.steps().size() - 1);
            verdicts.add(dropped(view.id(), last, Reasons.ofSilence(last)));
        }
    }

    private void pass(final NodeView view, final Course course, final int index, final int depth) {
        final var step = course.steps().get(index);
        final int here = depth + step.depth();
        steps.add(new TraceStep.Matched(view.id(), here, step.table().name(), step.rule().map(Rule::owner),
            step.rule().map(Rule::text).orElse(""), step.rule().map(Rule::isLearned).orElse(false), step.notes()));
        if (step.isDrop()) {
            verdicts.add(dropped(view.id(), step, Reasons.of(step)));
        }
        course.sent().stream().filter(sent -> sent.step() == index)
            .forEach(sent -> leave(view, step.table(), sent, here + 1));
    }

    private static TraceVerdict dropped(final NodeId node, final Step step, final String reason) {
        return new TraceVerdict.Dropped(node, Optional.of(step.table().name()), step.rule().map(Rule::owner), reason);
    }

    private void leave(final NodeView view, final Table table, final Sent sent, final int depth) {
        final var role = view.ports().get(sent.port());
        if (role instanceof PortRole.Guest guest) {
            steps.add(new TraceStep.Sent(view.id(), depth, guest.port()));
            verdicts.add(new TraceVerdict.Delivered(view.id(), guest.port()));
        } else if (role instanceof PortRole.Service service) {
            serve(view, service, sent.frame(), depth);
        } else if (role instanceof PortRole.Tunnel tunnel) {
            travel(view, underway.inTunnel(view.id(), tunnel.tunnel(), sent.frame()), depth);
        } else if (role instanceof PortRole.Underlay) {
            travel(view, underway.onUnderlay(view.id(), sent.frame()), depth);
        } else if (role instanceof PortRole.Helper) {
            verdicts.add(new TraceVerdict.ToHelper(view.id(), Reasons.ofHelper(table, sent.frame())));
        } else {
            drop(view.id(), "the node has no port " + sent.port());
        }
    }

    private void serve(final NodeView view, final PortRole.Service service, final Frame sent, final int depth) {
        steps.add(new TraceStep.Served(view.id(), depth, service.instance(), service.port(), service.other()));
        final var frame = sent.entering(service.otherNumber());
        if (service.aware()) {
            // as RFC 8300 wants it of services
            frame.with(Field.NSH_SI, frame.get(Field.NSH_SI).low() - 1 & 0xff);
        }
        enter(view, frame, depth, service.other().toString(), Optional.of(service.other()));
    }

    private void travel(final NodeView view, final Underway.Trip trip, final int depth) {
        steps.add(new TraceStep.Encapsulated(view.id(), depth, trip.outer(),
            trip.to().stream().map(NodeIdentity::id).toList()));
        if (trip.to().isEmpty() || trip.outer().carrier() == Outer.Kind.PHYSICAL) {
            verdicts.add(new TraceVerdict.Away(view.id(), trip.outer().destination(), trip.away()));
        }
        trip.to().forEach(node -> arrive(node, trip, depth));
    }

    private void arrive(final NodeIdentity identity, final Underway.Trip trip, final int depth) {
        final var node = identity.id();
        final var fault = known.fault(node);
        final var view = known.view(node);
        if (fault.isPresent()) {
            verdicts.add(new TraceVerdict.Away(node, trip.outer().destination(), fault.orElseThrow()));
        } else if (view.isEmpty()) {
            needs.add(new Need.View(node));
        } else {
            final var port = view.orElseThrow().find(trip.through());
            if (port.isEmpty()) {
                drop(node, "the node has no port for what comes by " + trip.port());
            } else {
                enter(view.orElseThrow(), trip.frame(identity, port.getAsInt()), depth, trip.port(),
                    Optional.empty());
            }
        }
    }

    private void drop(final NodeId node, final String reason) {
        verdicts.add(new TraceVerdict.Dropped(node, Optional.empty(), Optional.empty(), reason));
    }
}
