/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.HostId;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.Hop;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.api.service.PolicyMark;
import dev.weft.api.service.Probing;
import dev.weft.impl.model.InstanceIntent;
import dev.weft.impl.model.InstanceIntent.Admin;
import dev.weft.impl.model.ServiceFunction;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.model.Workplace.Ports;
import dev.weft.impl.service.Chain;
import dev.weft.impl.service.Generation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Test;

/** Services and chains, compiled for nodes. */
public class SteeringCompilersTest {
    private static final NetworkKey KEY = NetworkKey.fence(new SegmentId(5));
    private static final ServiceId FW = new ServiceId("fw");
    private static final Probing PROBING = new Probing(Probing.Kind.ETHERNET, Duration.ofSeconds(1), 3);

    private final Lab lab = new Lab().withNode("h1", 1, "10.0.0.1", null, null)
        .withNode("h2", 2, "10.0.0.2", null, null)
        .withAppliance("one", "h1", Lab.port("one", "in"), Lab.port("one", "out"))
        .withAppliance("two", "h2", Lab.port("two", "in"), Lab.port("two", "out"))
        .withAppliance("off", "h2", Lab.port("off", "in", false, true, null, 6081), Lab.port("off", "out"))
        .withAppliance("nowhere", null, Lab.port("nowhere", "in"), Lab.port("nowhere", "out"));
    private final Map<String, String> outages = new HashMap<>();

    private static InstanceIntent instance(final String name, final Admin admin) {
        return new InstanceIntent(new InstanceId(FW, name), new Ports(new InterfaceId(name, "in"),
            new InterfaceId(name, "out")), 1, admin);
    }

    private static ServiceIntent service(final InstanceIntent... instances) {
        return new ServiceIntent(FW, new NetworkId("red"), ServiceFunction.APPLIANCES, false, true, true,
            Duration.ofSeconds(300), Optional.of(PROBING), Stream.of(instances).collect(Collectors.toMap(
                each -> each.id().instance(),
                Function.identity(), (one, other) -> one, TreeMap::new)));
    }

    private ServiceCompiler.Condition condition() {
        return new ServiceCompiler.Condition() {
            @Override
            public Optional<String> rival(final InterfaceId port, final InstanceId instance) {
                return Optional.ofNullable(outages.get("rival " + port));
            }

            @Override
            public Optional<String> outage(final NodeId node, final PortRef port) {
                return Optional.ofNullable(outages.get(node + " " + port));
            }

            @Override
            public boolean isDead(final NodeId node, final InstanceId instance) {
                return outages.containsKey(node + " " + instance);
            }

            @Override
            public Optional<String> refusal(final NodeId node, final ObjectKey object) {
                return Optional.ofNullable(outages.get(node + " " + object));
            }
        };
    }

    private CompiledService compile(final InstanceIntent... instances) {
        final var service = service(instances);
        final var compiler = new ServiceCompiler(service, Lab.fence("red"), KEY, lab, condition());
        final var compiled = new TreeMap<String, CompiledService.Instance>();
        service.instances().forEach((name, instance) -> compiled.put(name,
            compiler.compile(instance, (Ports) instance.place())));
        return new CompiledService(service, compiled);
    }

    private String fault(final InstanceIntent instance) {
        return compile(instance).instances().get(instance.id().instance()).fault().orElse("in service");
    }

    @Test
    public void anInstanceIsOnItsNode() {
        final var spot = compile(instance("one", Admin.UP)).spots().findFirst().orElseThrow();
        assertEquals(new NodeId("h1"), spot.site().id());
        assertEquals("ServiceInstance[instance=fw/one, network=red, segment=fence 5, in=external_ids:iface-id=one/in, "
            + "out=external_ids:iface-id=one/out, aware=false, udpPort=6081, dscp=inherit, probing=Optional[" + PROBING
            + "]]", spot.object().toString());
    }

    @Test
    public void saysWhyAnInstanceGetsNothing() {
        assertEquals("in service", fault(instance("one", Admin.UP)));
        assertEquals("in service", fault(instance("one", Admin.DRAINING)));
        assertEquals("its admin-state is down", fault(instance("one", Admin.DOWN)));
        assertEquals("admin-state of interface off/in is down", fault(instance("off", Admin.UP)));
        assertEquals("appliance nowhere is on no node, and its interface in is plugged in nowhere",
            fault(instance("nowhere", Admin.UP)));
        assertEquals("there is no appliance three", fault(instance("three", Admin.UP)));
        outages.put("h1 external_ids:iface-id=one/out", "it is unplugged");
        assertEquals("interface one/out: it is unplugged", fault(instance("one", Admin.UP)));
        outages.put("h2 fw/two", "");
        assertEquals("probes through it are lost on node h2; see whether it works and lets them pass",
            fault(instance("two", Admin.UP)));
        outages.put("h2 " + ObjectKey.serviceInstance(new InstanceId(FW, "two")), "node h2 refuses it");
        assertEquals("node h2 refuses it", fault(instance("two", Admin.UP)));
        outages.put("rival two/in", "interface two/in belongs to link l");
        assertEquals("interface two/in belongs to link l", fault(instance("two", Admin.UP)));
    }

    /** One that is dead is probed and may give back what it got; one that others have is not touched. */
    @Test
    public void outOfServiceIsStillProgrammed() {
        outages.put("h1 fw/one", "");
        assertEquals(1, compile(instance("one", Admin.UP), instance("nowhere", Admin.UP)).spots().count());
        outages.put("rival two/in", "interface two/in belongs to link l");
        assertEquals(Map.of(), compile(instance("two", Admin.UP)).objects());
    }

    private ServicePath path(final CompiledService service, final String here, final Generation.Role role,
            final boolean isShared, final Function<NodeId, Optional<PathId>> ways, final String... names) {
        final var weights = Stream.of(names).collect(Collectors.toMap(Function.identity(), name -> 1,
            (one, other) -> one, TreeMap::new));
        final var until = role == Generation.Role.CURRENT ? Optional.<Instant>empty() : Optional.of(Instant.EPOCH);
        return new PathCompiler(new PolicyId("web"), id -> Optional.of(service).filter(there -> id.equals(FW)),
            id -> isShared).compile(new Generation(new PolicyMark(7, 3), new Chain(new NetworkId("red"),
                List.of(new Chain.Step(FW, true, weights))), role, until), KEY, new NodeId(here), ways);
    }

    private Hop hop(final CompiledService service, final String here, final String... names) {
        return path(service, here, Generation.Role.CURRENT, false, node -> Optional.of(way(node)), names).hops()
            .get(0);
    }

    private static PathId way(final NodeId node) {
        return PathId.toHost(new HostId(node.value().charAt(1) - '0'),
            Family.IPV4);
    }

    @Test
    public void allNodesShareSlotsInTheSameWay() {
        final var service = compile(instance("one", Admin.UP), instance("two", Admin.UP));
        final var first = hop(service, "h1", "one", "two").slots();
        final var second = hop(service, "h2", "one", "two").slots();
        assertEquals(Hop.SLOTS, first.size());
        IntStream.range(0, Hop.SLOTS).forEach(slot -> assertTrue("slot " + slot,
            first.get(slot) instanceof Hop.Here != second.get(slot) instanceof Hop.Here));
        assertEquals("one that drains has none", List.of(new Hop.Far(way(new NodeId("h2")))),
            hop(service, "h1", "two").slots());
        assertEquals("and gives back what it got", 1, hop(service, "h1", "two").here().size());
    }

    @Test
    public void whoIsOutOfServiceHasNoSlot() {
        outages.put("h1 fw/one", "");
        final var service = compile(instance("one", Admin.UP), instance("two", Admin.UP));
        assertEquals(List.of(new Hop.Far(way(new NodeId("h2")))), hop(service, "h1", "one", "two").slots());
        outages.put("h2 fw/two", "");
        final var none = hop(compile(instance("one", Admin.UP), instance("two", Admin.UP)), "h1", "one", "two");
        assertEquals(List.of(), none.slots());
        assertTrue(none.open());
    }

    /** An open connection goes where it would begin now, whatever became of the instances that its generation knew. */
    @Test
    public void whenNoneIsLeftThoseOfNowShareTheLoad() {
        final var service = compile(instance("one", Admin.UP), instance("two", Admin.UP));
        assertEquals(hop(service, "h1", "one", "two").slots(), hop(service, "h1", "gone").slots());
        assertEquals("when it had none at all", hop(service, "h1", "one", "two").slots(), hop(service, "h1").slots());
        assertEquals("as long as one works", List.of(hop(service, "h1", "one").here().get(0)),
            hop(service, "h1", "one", "gone").slots());
        outages.put("h1 fw/one", "");
        assertEquals(List.of(new Hop.Far(way(new NodeId("h2")))),
            hop(compile(instance("one", Admin.UP), instance("two", Admin.UP)), "h1", "one").slots());
        assertEquals("one that drains gets nothing new", List.of(),
            hop(compile(instance("one", Admin.UP), instance("two", Admin.DRAINING)), "h1", "one").slots());
    }

    @Test
    public void whoCannotBeReachedHasNoSlot() {
        final var service = compile(instance("one", Admin.UP), instance("two", Admin.UP));
        assertEquals("others reach it, and a connection has one instance", List.of(), path(service, "h1",
            Generation.Role.CURRENT, false, node -> Optional.empty(), "two").hops().get(0).slots());
        final var path = path(service, "h1", Generation.Role.CURRENT, false, node -> Optional.empty(), "one", "two");
        assertEquals(path.hops().get(0).here(), path.hops().get(0).slots());
    }

    @Test
    public void onlyTheCurrentGenerationGetsWhatHasNoMark() {
        final var service = compile(instance("one", Admin.UP));
        for (var role : Generation.Role.values()) {
            final var alone = path(service, "h1", role, false, node -> Optional.empty(), "one");
            assertEquals(role.onNodes(), alone.role());
            assertEquals(role == Generation.Role.CURRENT, alone.hops().get(0).only());
            assertEquals(false, path(service, "h1", role, true, node -> Optional.empty(), "one").hops().get(0).only());
        }
    }
}
