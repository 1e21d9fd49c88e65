/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.resource;

import dev.weft.openstack.model.Fault;
import dev.weft.openstack.model.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.Openstack;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.PortNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.FlowClassifier;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.FlowClassifier.Family;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.FlowClassifierBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.FlowClassifierKey;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint16;

/** Flow classifiers: each is a classifier of the policy that its chain is for one of its logical ports. */
final class Classifiers extends Resource<FlowClassifier, FlowClassifierBuilder> {
    private static final int MAX_PORT = 65535;

    Classifiers() {
        super("Flow classifier", "sfc/flow_classifiers", attributes());
    }

    /** The classifiers of which a port is a logical port. */
    static Stream<FlowClassifier> with(final Uuid port, final Snapshot snapshot) {
        return snapshot.classifiers().values().stream().filter(classifier ->
            port.equals(classifier.getLogicalSourcePort()) || port.equals(classifier.getLogicalDestinationPort()));
    }

    @Override
    public Map<Uuid, FlowClassifier> all(final Snapshot snapshot) {
        return snapshot.classifiers();
    }

    @Override
    public InstanceIdentifier<FlowClassifier> at(final Uuid id) {
        return InstanceIdentifier.create(Openstack.class).child(FlowClassifier.class, new FlowClassifierKey(id));
    }

    @Override
    public Optional<String> userOf(final Uuid id, final Snapshot snapshot) {
        return Chains.with(id, snapshot).findAny().map(chain -> "port chain " + chain.getId().getValue());
    }

    @Override
    FlowClassifierBuilder blank(final Uuid id) {
        return new FlowClassifierBuilder().setId(id).setFamily(Family.Ipv4);
    }

    @Override
    FlowClassifierBuilder copy(final FlowClassifier present) {
        return new FlowClassifierBuilder(present);
    }

    @Override
    FlowClassifier build(final FlowClassifierBuilder builder) {
        final var made = builder.build();
        if (made.getLogicalSourcePort() == null && made.getLogicalDestinationPort() == null) {
            throw Fault.bad("A logical_source_port or a logical_destination_port is wanted, whose traffic is led.");
        }
        Stream.of(Optional.ofNullable(made.getSourcePrefix()), Optional.ofNullable(made.getDestinationPrefix()))
            .flatMap(Optional::stream).filter(prefix -> Addresses.isIpv4(prefix) != (made.getFamily() == Family.Ipv4))
            .findAny().ifPresent(prefix -> {
                throw Fault.bad("IP prefix " + prefix.stringValue() + " is not of the ethertype.");
            });
        final boolean hasSource = hasPorts("source", made.getSourcePortMin(), made.getSourcePortMax());
        final boolean hasDestination = hasPorts("destination", made.getDestinationPortMin(),
            made.getDestinationPortMax());
        if ((hasSource || hasDestination) && !Protocols.hasPorts(made.getProtocol())) {
            throw Fault.bad("A range of ports is for protocol tcp, udp or sctp only; give one of them.");
        }
        return made;
    }

    @Override
    void check(final FlowClassifier resource, final Snapshot others) {
        Stream.of(Optional.ofNullable(resource.getLogicalSourcePort()),
                Optional.ofNullable(resource.getLogicalDestinationPort()))
            .flatMap(Optional::stream).forEach(port -> check(port, others));
    }

    private static void check(final Uuid port, final Snapshot others) {
        if (others.port(port).isEmpty()) {
            throw Fault.missing("Port", port.getValue());
        }
        Pairs.with(port, others).findAny().ifPresent(pair -> {
            throw Fault.conflict("PortInUse", "Port " + port.getValue() + " is in port pair " + pair.getId().getValue()
                + "; traffic of a service function is not led, so use another port.");
        });
    }

    private static boolean hasPorts(final String side, final PortNumber min, final PortNumber max) {
        if ((min == null) != (max == null) || min != null && min.getValue().compareTo(max.getValue()) > 0) {
            throw Fault.bad("A range of " + side + " ports has a lowest and a highest one, at least as high.");
        }
        return min != null;
    }

    private static List<Attribute<FlowClassifier, FlowClassifierBuilder>> attributes() {
        return new Attributes<FlowClassifier, FlowClassifierBuilder>(FlowClassifierBuilder::setName,
                FlowClassifierBuilder::setDescription, FlowClassifierBuilder::setProjectId)
            .create("ethertype", (builder, value) -> value.parsed("IPv4 or IPv6", Classifiers::family)
                .ifPresent(builder::setFamily), made -> Json.text(made.getFamily() == Family.Ipv6 ? "IPv6" : "IPv4"))
            .create("protocol", (builder, value) -> builder.setProtocol(Protocols.read(value)),
                made -> Json.text(Protocols.show(made.getProtocol())))
            .create("source_ip_prefix", prefix(FlowClassifierBuilder::setSourcePrefix),
                made -> Json.text(text(made.getSourcePrefix())))
            .create("destination_ip_prefix", prefix(FlowClassifierBuilder::setDestinationPrefix),
                made -> Json.text(text(made.getDestinationPrefix())))
            .create("source_port_range_min", port(FlowClassifierBuilder::setSourcePortMin),
                made -> Json.number(number(made.getSourcePortMin())))
            .create("source_port_range_max", port(FlowClassifierBuilder::setSourcePortMax),
                made -> Json.number(number(made.getSourcePortMax())))
            .create("destination_port_range_min", port(FlowClassifierBuilder::setDestinationPortMin),
                made -> Json.number(number(made.getDestinationPortMin())))
            .create("destination_port_range_max", port(FlowClassifierBuilder::setDestinationPortMax),
                made -> Json.number(number(made.getDestinationPortMax())))
            .create("logical_source_port", (builder, value) ->
                builder.setLogicalSourcePort(value.uuid().orElse(null)), made -> Json.id(made.getLogicalSourcePort()))
            .create("logical_destination_port", (builder, value) ->
                builder.setLogicalDestinationPort(value.uuid().orElse(null)),
                made -> Json.id(made.getLogicalDestinationPort()))
            .always("l7_parameters", new com.google.gson.JsonObject()).list();
    }

    private static Family family(final String text) {
        return switch (text) {
            case "IPv4" -> Family.Ipv4;
            case "IPv6" -> Family.Ipv6;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static BiConsumer<FlowClassifierBuilder, Value> prefix(
            final BiConsumer<FlowClassifierBuilder, IpPrefix> set) {
        return (builder, value) -> value.parsed("an IP prefix without bits behind its length", Addresses::prefix)
            .ifPresent(prefix -> set.accept(builder, prefix));
    }

    private static BiConsumer<FlowClassifierBuilder, Value> port(
            final BiConsumer<FlowClassifierBuilder, PortNumber> set) {
        return (builder, value) -> {
            if (!value.isNull()) {
                set.accept(builder, new PortNumber(Uint16.valueOf(value.number(1, MAX_PORT))));
            }
        };
    }

    private static String text(final IpPrefix prefix) {
        return prefix == null ? null : prefix.stringValue();
    }

    private static Integer number(final PortNumber port) {
        return port == null ? null : port.getValue().toJava();
    }
}
