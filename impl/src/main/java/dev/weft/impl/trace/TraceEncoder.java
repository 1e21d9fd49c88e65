/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.trace;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.trace.Packet;
import dev.weft.api.trace.TraceReport;
import dev.weft.api.trace.TraceStep;
import dev.weft.api.trace.TraceStep.Encapsulated;
import dev.weft.api.trace.TraceStep.Entered;
import dev.weft.api.trace.TraceStep.Matched;
import dev.weft.api.trace.TraceStep.Sent;
import dev.weft.api.trace.TraceStep.Served;
import dev.weft.api.trace.TraceVerdict;
import dev.weft.api.trace.TraceVerdict.Away;
import dev.weft.api.trace.TraceVerdict.Delivered;
import dev.weft.api.trace.TraceVerdict.Dropped;
import dev.weft.api.trace.TraceVerdict.ToHelper;
import dev.weft.impl.trace.Interfaces.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.TraceOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.TraceOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.Step;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.StepBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.Verdict;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.VerdictBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint32;

/** A report as the YANG model has it, with the names of interfaces and policies. */
final class TraceEncoder {
    private final Map<Socket, InterfaceId> names;

    TraceEncoder(final Map<Socket, InterfaceId> names) {
        this.names = names;
    }

    /** The ports of a report, whose names are wanted. */
    static Set<Socket> ports(final TraceReport report) {
        final var ports = new HashSet<Socket>();
        for (var step : report.steps()) {
            if (step instanceof Served served) {
                ports.add(new Socket(served.node(), served.into()));
                ports.add(new Socket(served.node(), served.outOf()));
            } else if (step instanceof Sent sent) {
                ports.add(new Socket(sent.node(), sent.port()));
            } else if (step instanceof Entered entered) {
                entered.guest().ifPresent(port -> ports.add(new Socket(entered.node(), port)));
            }
        }
        return ports;
    }

    TraceOutput encode(final Packet packet, final TraceReport report) {
        final var policies = new PolicyNames(report);
        final var steps = new ArrayList<Step>();
        for (var step : report.steps()) {
            steps.add(step(step, policies).setNumber(Uint32.valueOf(steps.size() + 1)).build());
        }
        final var verdicts = new ArrayList<Verdict>();
        for (var verdict : report.verdicts()) {
            verdicts.add(verdict(verdict).setNumber(Uint32.valueOf(verdicts.size() + 1)).build());
        }
        return new TraceOutputBuilder().setPacket(PacketEncoder.encode(packet)).setStep(steps).setVerdict(verdicts)
            .build();
    }

    private StepBuilder step(final TraceStep step, final PolicyNames policies) {
        final var to = new StepBuilder().setNode(name(step.node())).setDepth(Uint32.valueOf(step.depth()));
        if (step instanceof Entered entered) {
            return to.setKind(Step.Kind.Enters).setInterface(entered.guest()
                .map(port -> port(entered.node(), port)).orElse(entered.port()))
                .setNote(tunnels(entered.guest().stream()));
        } else if (step instanceof Matched matched) {
            return to.setKind(Step.Kind.Flow).setTable(matched.table()).setFlow(some(matched.flow()))
                .setObjectKind(kind(matched.owner())).setObject(object(matched.owner()))
                .setLearned(matched.learned()).setNote(matched.notes().isEmpty() ? null : matched.notes());
        } else if (step instanceof Encapsulated outer) {
            return to.setKind(Step.Kind.Encapsulated).setOuter(OuterEncoder.encode(outer.outer(), policies))
                .setToNode(outer.to().isEmpty() ? null : outer.to().stream().map(TraceEncoder::name).toList());
        } else if (step instanceof Served served) {
            return to.setKind(Step.Kind.Service).setService(new Name(served.instance().service().value()))
                .setInstance(new Name(served.instance().instance())).setInterface(port(step.node(), served.into()))
                .setBackBy(port(step.node(), served.outOf())).setNote(tunnels(Stream.of(served.into())));
        } else if (step instanceof Sent sent) {
            return to.setKind(Step.Kind.Sent).setInterface(port(step.node(), sent.port()))
                .setNote(tunnels(Stream.of(sent.port())));
        }
        throw new IllegalArgumentException("unknown step: " + step);
    }

    private VerdictBuilder verdict(final TraceVerdict verdict) {
        final var to = new VerdictBuilder().setNode(name(verdict.node()));
        if (verdict instanceof Delivered delivered) {
            return to.setKind(Verdict.Kind.Delivered).setInterface(port(verdict.node(), delivered.port()));
        } else if (verdict instanceof Dropped dropped) {
            return to.setKind(Verdict.Kind.Dropped).setTable(dropped.table().orElse(null))
                .setObjectKind(kind(dropped.owner())).setObject(object(dropped.owner())).setReason(dropped.reason());
        } else if (verdict instanceof ToHelper helper) {
            return to.setKind(Verdict.Kind.ToHelper).setReason(helper.reason());
        } else if (verdict instanceof Away away) {
            return to.setKind(Verdict.Kind.Away).setDestination(some(away.destination())).setReason(away.reason());
        }
        throw new IllegalArgumentException("unknown verdict: " + verdict);
    }

    /** By which tunnels of their own interfaces are reached (SI-11). */
    private static List<String> tunnels(final Stream<PortRef> ports) {
        final var notes = ports.filter(PortRef.Tunnel.class::isInstance).map(port -> "by its " + port).toList();
        return notes.isEmpty() ? null : notes;
    }

    private String port(final NodeId node, final PortRef port) {
        return Optional.ofNullable(names.get(new Socket(node, port))).map(InterfaceId::toString)
            .orElseGet(port::toString);
    }

    private static Name name(final NodeId node) {
        return new Name(node.value());
    }

    private static String kind(final Optional<ObjectKey> key) {
        return key.map(owner -> owner.kind().toString()).orElse(null);
    }

    private static String object(final Optional<ObjectKey> key) {
        return key.map(ObjectKey::name).orElse(null);
    }

    private static String some(final String text) {
        return text.isEmpty() ? null : text;
    }
}
