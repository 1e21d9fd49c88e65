/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.trace;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.service.Direction;
import dev.weft.api.service.PolicyMark;
import dev.weft.api.trace.Outer;
import dev.weft.api.trace.TraceReport;
import dev.weft.api.trace.TraceRequest;
import dev.weft.api.trace.TraceStep;
import dev.weft.api.trace.TraceVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadTransaction;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.InnerBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.EtherType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.InterfaceName;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.TraceInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.TraceOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.Step;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.Verdict;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InterfaceAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.concepts.ObjectRegistration;
import org.opendaylight.yangtools.util.concurrent.FluentFutures;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.Rpc;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.Uint16;

/** Names go in, and names come out (SI-12). */
public class TraceRpcTest {
    private static final NodeId HOST1 = new NodeId("host1");
    private static final NodeId HOST2 = new NodeId("host2");
    private static final PortRef WEB = new PortRef.Plugged("web/eth0");
    private static final PortRef DB = new PortRef.Plugged("port-of-db");
    private static final PortRef IN = new PortRef.Plugged("fw/in");
    private static final PortRef OUT = new PortRef.Plugged("fw/out");
    private static final ObjectKey PATH = ObjectKey.servicePath(new PolicyId("watched"), new PolicyMark(700, 3));

    private final Map<InterfaceId, Interfaces.Spot> spots = new HashMap<>();
    private final Map<Interfaces.Socket, InterfaceId> names = new HashMap<>();
    private final Map<String, Appliance> appliances = new HashMap<>();
    private final List<TraceRequest> requests = new ArrayList<>();
    private final ObjectRegistration<?> registration = mock(ObjectRegistration.class);

    private ListenableFuture<TraceReport> answer = Futures.immediateFuture(new TraceReport(List.of(
        new TraceStep.Entered(HOST1, 0, WEB.toString(), Optional.of(WEB)),
        new TraceStep.Matched(HOST1, 0, "CHOICE", Optional.of(PATH), "table=CHOICE", false, List.of("a", "b")),
        new TraceStep.Encapsulated(HOST1, 1, outer(new PolicyMark(700, 3).word(Direction.TO_WORKLOAD, 2)),
            List.of(HOST2)),
        new TraceStep.Entered(HOST2, 1, "UDP port 6081", Optional.empty()),
        new TraceStep.Served(HOST2, 1, new InstanceId(new ServiceId("firewall"), "one"), IN, OUT),
        new TraceStep.Matched(HOST2, 2, "LEARNED", Optional.empty(), "", false, List.of()),
        new TraceStep.Sent(HOST2, 2, DB)),
        List.of(new TraceVerdict.Delivered(HOST2, DB), new TraceVerdict.Dropped(HOST2, Optional.of("NEXT"),
            Optional.of(PATH), "why"), new TraceVerdict.ToHelper(HOST1, "asks"),
            new TraceVerdict.Away(HOST1, "10.77.1.9", "nobody"))));

    @Before
    public void fill() {
        put("web/eth0", WEB, HOST1, "02:aa:00:00:00:01", "10.0.0.1/24");
        put("db/eth0", DB, HOST2, "02:aa:00:00:00:02", "10.0.0.2/24");
        names.put(new Interfaces.Socket(HOST2, IN), id("fw/in"));
    }

    @Test
    public void defaultsComeFromTheIntent() throws Exception {
        final var output = ask("web/eth0", "db/eth0", input -> { }).getResult();
        final var request = requests.get(0);
        assertEquals(HOST1, request.node());
        assertEquals(WEB, request.port());
        assertEquals(0x02aa_0000_0002L, request.packet().destination());
        assertEquals("10.0.0.2", request.packet().ip().orElseThrow().destination().getHostAddress());
        assertEquals(Optional.empty(), request.answers());
        assertEquals("02:aa:00:00:00:01", output.getPacket().getEthSrc().getValue());
        assertEquals(8, output.getPacket().getIcmpType().getValue().toJava());
    }

    @Test
    public void portsAndPoliciesGetTheirNames() throws Exception {
        final var output = ask("web/eth0", "db/eth0", input -> { }).getResult();
        assertEquals(List.of("1 host1 0 enters web/eth0", "2 host1 0 flow null", "3 host1 1 encapsulated null",
            "4 host2 1 enters UDP port 6081", "5 host2 1 service fw/in", "6 host2 2 flow null",
            "7 host2 2 sent db/eth0"), output.nonnullStep().stream().map(TraceRpcTest::text).toList());
        final var steps = output.nonnullStep();
        assertEquals("policy watched#3", steps.get(1).getObjectKind() + " " + steps.get(1).getObject());
        assertEquals(List.of("a", "b"), steps.get(1).getNote());
        assertEquals("firewall/one back by external_ids:iface-id=fw/out", steps.get(4).getService().getValue() + "/"
            + steps.get(4).getInstance().getValue() + " back by " + steps.get(4).getBackBy());
        final var outer = steps.get(2).getOuter();
        assertEquals("geneve 10.77.1.1 10.77.1.2 0x10800000 watched 700 3 to-workload 2", outer.getCarrier().getName()
            + " " + outer.getSource() + " " + outer.getDestination() + " " + outer.getControlWord() + " "
            + outer.getPolicy().getValue() + " " + outer.getPolicyId().getValue() + " " + outer.getGeneration() + " "
            + outer.getDirection().getName() + " " + outer.getHopsLeft());
        assertNull(outer.getRevision());
        assertNull(outer.getLocator());
        assertEquals(List.of(new Name("host2")), steps.get(2).getToNode());
        assertEquals(List.of("delivered host2 db/eth0 null null", "dropped host2 null NEXT why",
            "to-helper host1 null null asks", "away host1 null null nobody"),
            output.nonnullVerdict().stream().map(TraceRpcTest::text).toList());
    }

    /** In mapping mode the same bits tell something else (SI-9). */
    @Test
    public void wordsOfMappingsHaveRevisionAndLocator() throws Exception {
        final var owner = ObjectKey.mappedPath(new PolicyId("mapped"), 7);
        final var mark = new PolicyMark(7, 3);
        answer = Futures.immediateFuture(new TraceReport(List.of(
            new TraceStep.Matched(HOST1, 0, "CHOICE", Optional.of(owner), "table=CHOICE", false, List.of()),
            new TraceStep.Encapsulated(HOST1, 1, outer(mark.word(Direction.FROM_WORKLOAD, 37)), List.of(HOST2)),
            new TraceStep.Encapsulated(HOST2, 2, outer(mark.word(Direction.FROM_WORKLOAD, 0)), List.of(HOST1))),
            List.of(new TraceVerdict.Delivered(HOST1, DB))));
        final var steps = ask("web/eth0", "db/eth0", input -> { }).getResult().nonnullStep();
        final var toService = steps.get(1).getOuter();
        assertEquals("7 mapped 3 from-workload 37", toService.getPolicyId().getValue() + " "
            + toService.getPolicy().getValue() + " " + toService.getRevision().getValue() + " "
            + toService.getDirection().getName() + " " + toService.getLocator().getValue());
        assertNull(toService.getGeneration());
        assertNull(toService.getHopsLeft());
        assertEquals(3, steps.get(2).getOuter().getRevision().getValue().toJava());
        assertNull(steps.get(2).getOuter().getLocator());
    }

    private static Outer outer(final int policyWord) {
        return new Outer(Outer.Kind.GENEVE, "10.77.1.1", "10.77.1.2", OptionalInt.of(6081), 0x3001, 0x10800000,
            policyWord, OptionalInt.empty());
    }

    @Test
    public void replyFollowsWhatTheOtherSideSentBefore() throws Exception {
        assertTrue(ask("web/eth0", "db/eth0", input -> input.setReply(true)).isSuccessful());
        final var before = requests.get(0).answers().orElseThrow();
        assertEquals(HOST2, before.node());
        assertEquals(DB, before.port());
        assertEquals(8, before.packet().ip().orElseThrow().first());
        assertEquals(0, requests.get(0).packet().ip().orElseThrow().first());
    }

    @Test
    public void whatDoesNotExistIsNamed() throws Exception {
        assertRefused("there is no interface ghost/eth0; see /weft:weft/appliance", "ghost/eth0", "db/eth0");
        spots.put(id("web/eth0"), new Interfaces.Spot(WEB, Optional.empty()));
        assertRefused("interface web/eth0 is on no node: its appliance names none, and it is plugged in nowhere",
            "web/eth0", "db/eth0");
        assertRefused("there is no interface ghost/eth0; see /weft:weft/appliance", "db/eth0", "ghost/eth0");
        assertRefused("a reply answers what the destination sent; give destination", ask("db/eth0", null, input ->
            input.setReply(true).setEthDst(new MacAddress("02:aa:00:00:00:09")).setEtherType(
                new EtherType(Uint16.valueOf(0x0806)))));
        assertRefused("no source is given; give the interface that sends the packet as APPLIANCE/INTERFACE",
            ask(null, null, input -> { }));
    }

    @Test
    public void whatCannotBeTracedIsSaid() throws Exception {
        answer = Futures.immediateFailedFuture(new IllegalStateException("the nodes did not answer within 10 s"));
        assertRefused("the packet cannot be traced: the nodes did not answer within 10 s", "web/eth0", "db/eth0");
        answer = Futures.immediateFailedFuture(new IllegalArgumentException("node host1 is not managed"));
        assertRefused("node host1 is not managed", "web/eth0", "db/eth0");
    }

    @Test
    public void leavesWhenClosed() {
        rpc().close();
        verify(registration).close();
    }

    private void assertRefused(final String reason, final String source, final String destination) throws Exception {
        assertRefused(reason, ask(source, destination, input -> { }));
    }

    private static void assertRefused(final String reason, final RpcResult<TraceOutput> result) {
        assertFalse(result.isSuccessful());
        assertEquals(reason, result.getErrors().iterator().next().getMessage());
    }

    private RpcResult<TraceOutput> ask(final String source, final String destination,
            final Consumer<TraceInputBuilder> change) throws Exception {
        final var input = new TraceInputBuilder().setSource(source == null ? null : new InterfaceName(source))
            .setDestination(destination == null ? null : new InterfaceName(destination));
        change.accept(input);
        return rpc().invoke(input.build()).get();
    }

    private TraceRpc rpc() {
        final var provider = mock(RpcProviderService.class);
        doReturn(registration).when(provider).registerRpcImplementation(any(Rpc.class));
        return new TraceRpc(provider, new Interfaces() {
            @Override
            public ListenableFuture<Map<InterfaceId, Spot>> spots(final Set<InterfaceId> ids) {
                final var found = new HashMap<>(spots);
                found.keySet().retainAll(ids);
                return Futures.immediateFuture(found);
            }

            @Override
            public ListenableFuture<Map<Socket, InterfaceId>> names(final Set<Socket> ports) {
                final var found = new HashMap<>(names);
                found.keySet().retainAll(ports);
                return Futures.immediateFuture(found);
            }
        }, request -> {
            requests.add(request);
            return answer;
        }, broker());
    }

    private DataBroker broker() {
        final var transaction = mock(ReadTransaction.class);
        doAnswer(call -> FluentFutures.immediateFluentFuture(Optional.ofNullable(appliances.get(
            call.<InstanceIdentifier<Appliance>>getArgument(1).firstKeyOf(Appliance.class).getName().getValue()))))
            .when(transaction).read(any(), any(InstanceIdentifier.class));
        final var broker = mock(DataBroker.class);
        doReturn(transaction).when(broker).newReadOnlyTransaction();
        return broker;
    }

    private void put(final String name, final PortRef port, final NodeId node, final String mac,
            final String address) {
        final var id = id(name);
        spots.put(id, new Interfaces.Spot(port, Optional.of(node)));
        names.put(new Interfaces.Socket(node, port), id);
        appliances.put(id.appliance(), new ApplianceBuilder().setName(new Name(id.appliance()))
            .setInterface(BindingMap.of(new InterfaceBuilder().setName(new Name(id.name()))
                .setInner(new InnerBuilder().setMacAddress(new MacAddress(mac))
                    .setAddress(Set.of(new InterfaceAddress(address))).build()).build())).build());
    }

    private static InterfaceId id(final String text) {
        final var parts = text.split("/", 2);
        return new InterfaceId(parts[0], parts[1]);
    }

    private static String text(final Step step) {
        return step.getNumber() + " " + step.getNode().getValue() + " " + step.getDepth() + " "
            + step.getKind().getName() + " " + step.getInterface();
    }

    private static String text(final Verdict verdict) {
        return verdict.getKind().getName() + " " + verdict.getNode().getValue() + " " + verdict.getInterface() + " "
            + verdict.getTable() + " " + verdict.getReason();
    }
}
