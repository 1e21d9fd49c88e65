/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.Ports;
import dev.weft.api.service.Prefix;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.classifier.LocalPortBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.classifier.RemotePortBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy.OpenConnections;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfileBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.ClassifierBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.port.profile.Policy.Direction;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Policies and port profiles as stored, as values. */
public class PolicyReaderTest {
    private static PolicyBuilder web() {
        return new PolicyBuilder().setName(new Name("web")).setService(List.of(new Name("fw"), new Name("ids")));
    }

    private static ClassifierBuilder entry(final int order) {
        return new ClassifierBuilder().setOrder(Uint16.valueOf(order));
    }

    private static PortNumber port(final int number) {
        return new PortNumber(Uint16.valueOf(number));
    }

    private static void refused(final String path, final String text, final ClassifierBuilder classifier) {
        final var refusal = assertThrows(InvalidIntent.class, () -> IntentReader.policy(
            web().setClassifier(BindingMap.of(classifier.build())).build()));
        assertEquals("/weft:weft/policy=web/classifier=10" + path, refusal.path());
        assertEquals("policy web: " + text, refusal.getMessage());
    }

    @Test
    public void defaultsAreFilledIn() throws InvalidIntent {
        assertEquals(new PolicyIntent(new PolicyId("web"), OptionalInt.empty(),
            List.of(new ServiceId("fw"), new ServiceId("ids")), Optional.empty(), List.of(Classifier.ALL), false),
            IntentReader.policy(web().build()));
    }

    @Test
    public void takesWhatIsGiven() throws InvalidIntent {
        final var stored = web().setOpenConnections(OpenConnections.Stay)
            .setId(new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.PolicyId(Uint16.valueOf(7)))
            .setClassifier(BindingMap.of(entry(20).setFamily(
                org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.Classifier.Family
                    .Ipv6).build(), entry(10).setProtocol(Uint8.valueOf(6))
                .setLocalPrefix(IetfInetUtil.ipPrefixFor("10.1.0.0/16"))
                .setRemotePrefix(IetfInetUtil.ipPrefixFor("10.2.3.4/32"))
                .setLocalPort(new LocalPortBuilder().setLower(port(80)).build())
                .setRemotePort(new RemotePortBuilder().setLower(port(1024)).setUpper(port(65535)).build()).build()));
        final var policy = IntentReader.policy(stored.build());
        assertEquals(OptionalInt.of(7), policy.number());
        assertEquals(true, policy.stay());
        assertEquals(List.of(new Classifier(Optional.empty(), OptionalInt.of(6),
            Optional.of(new Prefix(InetAddresses.forString("10.1.0.0"), 16)),
            Optional.of(new Prefix(InetAddresses.forString("10.2.3.4"), 32)), Optional.of(new Ports(80, 80)),
            Optional.of(new Ports(1024, 65535))), new Classifier(Optional.of(Family.IPV6), OptionalInt.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())), policy.classifiers());
    }

    @Test
    public void impossibleClassifiersAreRefused() {
        refused("/local-prefix", "10.1.0.1/16 has bits behind its length",
            entry(10).setLocalPrefix(IetfInetUtil.ipPrefixFor("10.1.0.1/16")));
        refused("", "family and prefixes of a classifier are of different families", entry(10)
            .setLocalPrefix(IetfInetUtil.ipPrefixFor("10.0.0.0/8"))
            .setRemotePrefix(IetfInetUtil.ipPrefixFor("2001:db8::/32")));
        refused("", "ports need protocol 6 (TCP), 17 (UDP) or 132 (SCTP)", entry(10)
            .setLocalPort(new LocalPortBuilder().setLower(port(80)).build()));
        refused("/remote-port", "ports 90 to 80 are not a range within 0 to 65535", entry(10)
            .setProtocol(Uint8.valueOf(17))
            .setRemotePort(new RemotePortBuilder().setLower(port(90)).setUpper(port(80)).build()));
        refused("/remote-port", "upper port 80 is given but no lower one; give both", entry(10)
            .setProtocol(Uint8.valueOf(17)).setRemotePort(new RemotePortBuilder().setUpper(port(80)).build()));
    }

    @Test
    public void profilesKeepTheirOrder() throws InvalidIntent {
        final var stored = new PortProfileBuilder().setName(new Name("guarded")).setPolicy(List.of(
            use("web", null), use("mail", Direction.From), use("dns", Direction.To)));
        assertEquals(new ProfileIntent("guarded", List.of(
            new ProfileIntent.Use(new PolicyId("web"), true, true),
            new ProfileIntent.Use(new PolicyId("mail"), true, false),
            new ProfileIntent.Use(new PolicyId("dns"), false, true))), IntentReader.profile(stored.build()));
        assertEquals(new ProfileIntent("empty", List.of()),
            IntentReader.profile(new PortProfileBuilder().setName(new Name("empty")).build()));
    }

    private static org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.port.profile.Policy use(
            final String policy, final Direction direction) {
        return new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.port.profile
            .PolicyBuilder().setPolicy(new Name(policy)).setDirection(direction).build();
    }
}
