/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import dev.weft.api.id.HostId;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.PortState;
import dev.weft.api.overlay.NetworkKey;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.state.Stage;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.State.Oversize;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InstanceHealth;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Liveness;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.LivenessCause;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.OversizeWay;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** What is shown of an intent object, without the time and without figures that change all the time. */
sealed interface State {
    /** Returns how the whole object is. */
    Condition condition();

    /**
     * A node.
     *
     * @param condition how it is
     * @param host its number
     * @param seen what its driver reported
     * @param reported whether its helper has ever reported
     * @param oversize how packets that are too large are sent; empty while its helper does not report
     * @param oversizeReason why that failed
     */
    record OfNode(Condition condition, Optional<HostId> host, NodeStatus seen, boolean reported,
            Optional<OversizeWay> oversize, Optional<String> oversizeReason) implements State {
        boolean isConnected() {
            return seen.ovsdb() && seen.openflow();
        }
    }

    /**
     * A link-enabled interface, or one in a network or of a service.
     *
     * @param condition how it is
     * @param link its link
     * @param network its network
     * @param service its service
     * @param profile its port profile, if that is in force
     * @param port its port on the node; empty while the node is not connected
     * @param mtu the largest packet in octets that crosses its tunnel; empty: it has none, or is on no node
     */
    record OfPort(Condition condition, Optional<LinkId> link, Optional<NetworkId> network,
            Optional<ServiceId> service, Optional<String> profile, Optional<PortState> port,
            OptionalInt mtu) implements State { }

    /**
     * A service.
     *
     * @param condition how it is as a whole
     * @param instances its instances by name
     */
    record OfService(Condition condition, SortedMap<String, OfInstance> instances) implements State {
        public OfService {
            instances = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, OfInstance>) instances));
        }
    }

    /**
     * An instance of a service.
     *
     * @param condition how it is
     * @param node the node it is on
     * @param number its number there, of a firewall that the switch is (GW-1)
     * @param health what the helper of that node said last
     */
    record OfInstance(Condition condition, Optional<NodeId> node, OptionalInt number, InstanceHealth health) {
        boolean isUp() {
            return condition.status() == Status.Up;
        }
    }

    /**
     * A policy.
     *
     * @param condition how it is as a whole
     * @param number its id on the wire
     * @param generation the generation of its chain in force
     * @param draining generations that open connections still use
     * @param workloads the interfaces whose traffic it applies to
     * @param mapping what it answers in mapping mode (SI-9)
     */
    record OfPolicy(Condition condition, OptionalInt number, Optional<Integer> generation, SortedSet<Integer> draining,
            SortedSet<InterfaceId> workloads, Optional<OfMapping> mapping) implements State {
        public OfPolicy {
            draining = Collections.unmodifiableSortedSet(new TreeSet<>((Set<Integer>) draining));
            workloads = Collections.unmodifiableSortedSet(new TreeSet<>((Set<InterfaceId>) workloads));
        }
    }

    /**
     * A chain.
     *
     * @param condition how it is as a whole
     * @param links how its links are, in their order
     */
    record OfChain(Condition condition, List<OfChainLink> links) implements State {
        public OfChain {
            links = List.copyOf(links);
        }
    }

    /**
     * A link of a chain.
     *
     * @param id its name
     * @param from the appliance at its first end
     * @param to the appliance at its second end
     * @param condition how it is
     */
    record OfChainLink(LinkId id, String from, String to, Condition condition) { }

    /**
     * A gateway.
     *
     * @param condition how it is as a whole
     * @param node the node that does the work
     * @param number its number there
     * @param sides its interfaces by network
     * @param stages what is in force of it
     */
    record OfGateway(Condition condition, Optional<NodeId> node, OptionalInt number,
            SortedMap<NetworkId, OfSide> sides, List<OfStage> stages) implements State {
        public OfGateway {
            sides = Collections.unmodifiableSortedMap(new TreeMap<>((Map<NetworkId, OfSide>) sides));
            stages = List.copyOf(stages);
        }
    }

    /**
     * An interface of a gateway.
     *
     * @param condition how it is
     * @param mac its address in use
     */
    record OfSide(Condition condition, MacAddress mac) { }

    /**
     * A stage of a gateway.
     *
     * @param name which one
     * @param entries how much there is of it
     * @param inForce whether the switch has all of it
     */
    record OfStage(Stage.Name name, int entries, boolean inForce) { }

    /**
     * The mapping of a policy (SI-9).
     *
     * @param revision the newest revision
     * @param locators its locators, by number
     */
    record OfMapping(int revision, SortedMap<Integer, OfLocator> locators) {
        public OfMapping {
            locators = Collections.unmodifiableSortedMap(new TreeMap<>((Map<Integer, OfLocator>) locators));
        }
    }

    /**
     * A locator.
     *
     * @param instance what is there
     * @param serves whether new traffic can be led to it
     */
    record OfLocator(InstanceId instance, boolean serves) { }

    /**
     * A network, without its members.
     *
     * @param condition how it is as a whole
     * @param key its key on the wire
     * @param mtu the largest inner IP packet that crosses in one piece between any two of its nodes
     * @param halves the largest inner IP packet that crosses in two halves; empty if not all nodes cut and join
     * @param oversize what is done about packets that are too large (FN-8); empty while no member is anywhere
     */
    record OfNetwork(Condition condition, Optional<NetworkKey> key, OptionalInt mtu, OptionalInt halves,
            Optional<Oversize> oversize) implements State { }

    /**
     * A member of a network.
     *
     * @param condition how it is
     * @param node the node it is on
     * @param port the interface that serves it (VL-17)
     * @param served whether it is asked for on its node
     */
    record OfMember(Condition condition, Optional<NodeId> node, InterfaceId port, boolean served) { }

    /**
     * A link.
     *
     * @param condition how it is as a whole
     * @param segment its key on the wire
     * @param mtu the largest inner IP packet that crosses in one piece
     * @param halves the largest inner IP packet that crosses in two halves; empty if nothing is cut
     * @param signed whether control messages are signed; empty while nothing is programmed
     * @param first its first end
     * @param second its second end
     */
    record OfLink(Condition condition, Optional<SegmentId> segment, OptionalInt mtu, OptionalInt halves,
            Optional<Boolean> signed, End first, End second) implements State {
        Stream<End> ends() {
            return Stream.of(first, second);
        }

        /** Active only when all ends that Weft manages are; one that is not alive is enough to say so. */
        Liveness liveness() {
            final var all = ends().filter(End::isManaged).map(end -> end.life().liveness()).toList();
            if (all.contains(Liveness.Inactive)) {
                return Liveness.Inactive;
            }
            return all.contains(Liveness.Unknown) ? Liveness.Unknown : Liveness.Active;
        }
    }

    /**
     * An end of a link.
     *
     * @param node the node it is on
     * @param port the interface in use; empty when another controller manages it
     * @param outer its outer address in use
     * @param condition how it is
     * @param life whether it is alive
     * @param plugged whether its port is there; empty if that is not known
     */
    record End(Optional<NodeId> node, Optional<InterfaceId> port, Optional<InetAddress> outer, Condition condition,
            Life life, Optional<PortState> plugged) {
        boolean isManaged() {
            return port.isPresent();
        }
    }

    /**
     * Whether an end is alive, as the helper of its node sees it (VL-11).
     *
     * @param liveness whether it is
     * @param cause why it is inactive
     * @param since when that changed last, by the node's clock
     */
    record Life(Liveness liveness, Optional<LivenessCause> cause, Optional<DateAndTime> since) {
        static final Life UNKNOWN = new Life(Liveness.Unknown, Optional.empty(), Optional.empty());
    }
}
