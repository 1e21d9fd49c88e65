/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.mapping;

import com.google.common.net.InetAddresses;
import dev.weft.openstack.model.Fault;
import dev.weft.openstack.model.Snapshot;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.PortNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.FlowClassifier;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantPort;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.Classifier.Family;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.classifier.LocalPortBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.classifier.RemotePortBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.Classifier;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.ClassifierBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.ClassifierKey;
import org.opendaylight.yangtools.yang.common.Uint16;

/** What flow classifiers are in a policy: there a side is the workload's own or the other one, not the sender's. */
final class Matches {
    private static final int MAX = 64;

    private final Snapshot resources;

    Matches(final Snapshot resources) {
        this.resources = resources;
    }

    /** Returns the entries of a policy. */
    Map<ClassifierKey, Classifier> of(final List<FlowClassifier> classifiers, final boolean backward) {
        final List<Classifier> entries = new ArrayList<>();
        for (var classifier : classifiers) {
            for (var destination : destinations(classifier)) {
                final var builder = side(classifier, backward, destination);
                entries.add(builder.setOrder(Uint16.valueOf(entries.size())).build());
            }
        }
        if (entries.size() > MAX) {
            throw Fault.bad("The flow classifiers of one logical port make " + entries.size() + " entries, as each "
                + "address of a logical destination port is one; " + MAX + " is the most.");
        }
        return entries.stream().collect(Collectors.toMap(Classifier::key, entry -> entry));
    }

    /** The prefixes that are sent to; that of a port is each of its addresses. */
    private List<Optional<IpPrefix>> destinations(final FlowClassifier classifier) {
        final var prefix = Optional.ofNullable(classifier.getDestinationPrefix());
        if (classifier.getLogicalSourcePort() == null || classifier.getLogicalDestinationPort() == null) {
            return List.of(prefix);
        }
        final var port = resources.port(classifier.getLogicalDestinationPort()).orElseThrow();
        final var found = Stream.ofNullable(port.getFixedIp()).flatMap(List::stream)
            .filter(address -> isIpv4(address) == isIpv4(classifier))
            .filter(address -> prefix.map(wide -> covers(wide, address)).orElse(true)).map(Matches::whole)
            .map(Optional::of).toList();
        if (found.isEmpty()) {
            throw none(classifier, port);
        }
        return found;
    }

    private static ClassifierBuilder side(final FlowClassifier classifier, final boolean backward,
            final Optional<IpPrefix> destination) {
        final var source = Optional.ofNullable(classifier.getSourcePrefix());
        final var sourcePorts = range(classifier.getSourcePortMin(), classifier.getSourcePortMax());
        final var destinationPorts = range(classifier.getDestinationPortMin(), classifier.getDestinationPortMax());
        final var builder = new ClassifierBuilder().setFamily(isIpv4(classifier) ? Family.Ipv4 : Family.Ipv6)
            .setProtocol(classifier.getProtocol());
        (backward ? destination : source).ifPresent(builder::setLocalPrefix);
        (backward ? source : destination).ifPresent(builder::setRemotePrefix);
        (backward ? destinationPorts : sourcePorts).ifPresent(range -> builder.setLocalPort(new LocalPortBuilder()
            .setLower(range.lower()).setUpper(range.upper()).build()));
        (backward ? sourcePorts : destinationPorts).ifPresent(range -> builder.setRemotePort(new RemotePortBuilder()
            .setLower(range.lower()).setUpper(range.upper()).build()));
        return builder;
    }

    private record Range(
        org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber lower,
        org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber upper) {
    }

    private static Optional<Range> range(final PortNumber min, final PortNumber max) {
        return min == null ? Optional.empty() : Optional.of(new Range(min, max));
    }

    private static boolean isIpv4(final FlowClassifier classifier) {
        return classifier.getFamily() != FlowClassifier.Family.Ipv6;
    }

    private static boolean isIpv4(final IpAddressNoZone address) {
        return address.getIpv4AddressNoZone() != null;
    }

    private static IpPrefix whole(final IpAddressNoZone address) {
        return IetfInetUtil.ipPrefixFor(InetAddresses.forString(address.stringValue()),
            isIpv4(address) ? Integer.SIZE : 2 * Long.SIZE);
    }

    private static boolean covers(final IpPrefix prefix, final IpAddressNoZone address) {
        final var text = prefix.stringValue();
        final int slash = text.indexOf('/');
        final var wide = InetAddresses.forString(text.substring(0, slash)).getAddress();
        final var narrow = InetAddresses.forString(address.stringValue()).getAddress();
        final int open = wide.length * Byte.SIZE - Integer.parseInt(text.substring(slash + 1));
        return wide.length == narrow.length
            && new BigInteger(1, wide).shiftRight(open).equals(new BigInteger(1, narrow).shiftRight(open));
    }

    private static Fault none(final FlowClassifier classifier, final TenantPort port) {
        return Fault.bad("Flow classifier " + classifier.getId().getValue() + " is for what is sent to port "
            + port.getId().getValue() + ", which has no address of its ethertype and prefix; give that port such "
            + "fixed_ips first.");
    }
}
