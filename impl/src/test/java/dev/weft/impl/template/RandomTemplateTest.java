/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.CheckInInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.TemplateKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Templates of any shape: each copy is the template in other names, and comes back as it was. */
public class RandomTemplateTest extends TemplateTestBase {
    private static final Logger LOG = LoggerFactory.getLogger(RandomTemplateTest.class);
    private static final int ROUNDS = 60;

    @Test
    public void copiesAreTheTemplateInOtherNames() throws Exception {
        final long seed = Long.getLong("weft.test.seed", System.nanoTime());
        LOG.info("seed {}, to repeat: -Dweft.test.seed={}", seed, seed);
        final var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            round(random, "t" + round, "seed " + seed + ", round " + round);
        }
    }

    private void round(final Random random, final String name, final String what) throws Exception {
        put(Farm.template(name, template(random)));
        final var template = Parts.of(templates().nonnullTemplate().get(new TemplateKey(new Name(name))));
        final var copies = IntStream.range(0, 1 + random.nextInt(4)).mapToObj(i -> name + "." + (char) ('a' + i))
            .toList();
        granted(rpcs.deploy(deployment(name, copies.toArray(String[]::new)).setNode(names("host1", "host2", "host3"))
            .build()));
        for (var copy : copies) {
            assertIsomorphic(what, template, objects(copy), copy);
        }
        final var chosen = copies.get(random.nextInt(copies.size()));
        final var before = objects(chosen);
        granted(rpcs.undeploy(removal(chosen).setSaveAs(new Name(name + "-saved")).build()));
        granted(rpcs.deploy(new DeployInputBuilder().setSaved(new Name(name + "-saved")).build()));
        assertEquals(what, before, objects(chosen));
        granted(rpcs.checkIn(new CheckInInputBuilder().setName(new Name(name)).setReplace(true)
            .setCopy(new Name(chosen)).build()));
        assertEquals(what, template, Parts.of(templates().nonnullTemplate().get(new TemplateKey(new Name(name)))));
        for (var copy : copies) {
            granted(rpcs.undeploy(removal(copy).build()));
        }
        assertTrue(what, intent().nonnullAppliance().isEmpty() && intent().nonnullLink().isEmpty()
            && intent().nonnullNetwork().isEmpty());
    }

    /** Says without the code under test what a copy must be. */
    private static void assertIsomorphic(final String what, final Parts template, final Parts copy,
            final String name) {
        final var prefix = name + ".";
        final Set<String> names = new HashSet<>();
        template.appliances().keySet().forEach(key -> names.add(prefix + key));
        assertEquals(what, names, copy.appliances().keySet());
        template.appliances().forEach((key, appliance) -> assertSameInside(what, appliance,
            copy.appliances().get(prefix + key)));
        assertEquals(what, ends(template, prefix), ends(copy, ""));
        assertEquals(what, members(template, prefix), members(copy, ""));
    }

    private static void assertSameInside(final String what, final Appliance template, final Appliance copy) {
        assertEquals(what, template.nonnullInterface().keySet(), copy.nonnullInterface().keySet());
        template.nonnullInterface().forEach((key, port) -> {
            final var there = copy.nonnullInterface().get(key);
            assertEquals(what, port.getInner(), there.getInner());
            assertEquals(what, port.getLinkEnabled(), there.getLinkEnabled());
            assertEquals(what, port.getPortId() == null, there.getPortId() == null);
        });
        assertEquals(what, template.getServiceType(), copy.getServiceType());
    }

    private static Map<String, Set<String>> ends(final Parts parts, final String prefix) {
        final var result = new HashMap<String, Set<String>>();
        for (Link link : parts.links().values()) {
            result.put(prefix + link.getName().getValue(), Set.of(
                "a " + prefix + link.getA().getAppliance().getValue() + "/" + link.getA().getInterface().getValue(),
                "b " + prefix + link.getB().getAppliance().getValue() + "/" + link.getB().getInterface().getValue()));
        }
        return result;
    }

    private static Map<String, Set<String>> members(final Parts parts, final String prefix) {
        final var result = new HashMap<String, Set<String>>();
        for (Network network : parts.networks().values()) {
            final var members = new HashSet<String>(Set.of("kind " + network.getKind()));
            network.nonnullMember().keySet().forEach(key -> members.add(prefix + key.getAppliance().getValue() + "/"
                + key.getInterface().getValue()));
            result.put(prefix + network.getName().getValue(), members);
        }
        return result;
    }

    private static Parts template(final Random random) {
        final List<Appliance> appliances = new ArrayList<>();
        final List<String> free = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(8); i++) {
            final var ports = new ArrayList<org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121
                .appliances.appliance.Interface>();
            for (int j = 0; j < random.nextInt(6); j++) {
                final var port = random.nextBoolean() ? Farm.port("eth" + j) : Farm.port("eth" + j, free.size() + 1);
                ports.add(random.nextInt(4) == 0 ? Farm.withPortId("p" + free.size(), port) : port);
                free.add("a" + i + "/eth" + j);
            }
            appliances.add(new ApplianceBuilder(Farm.appliance("a" + i, ports.toArray(
                new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance
                    .Interface[0]))).setServiceType(Appliance.ServiceType.forValue(random.nextInt(5))).build());
        }
        Collections.shuffle(free, random);
        final List<Link> links = new ArrayList<>();
        while (free.size() > 1 && random.nextInt(4) != 0) {
            links.add(Farm.link("l" + links.size(), free.remove(0), free.remove(0)));
        }
        return Parts.of(appliances, links, networks(random, free));
    }

    private static List<Network> networks(final Random random, final List<String> free) {
        final List<Network> networks = new ArrayList<>();
        while (!free.isEmpty() && random.nextInt(3) != 0) {
            final var members = free.subList(0, 1 + random.nextInt(free.size()));
            final var network = Farm.fence("n" + networks.size(), members.toArray(String[]::new));
            networks.add(random.nextBoolean() ? network : Farm.vnet(network));
            members.clear();
        }
        return networks;
    }
}
