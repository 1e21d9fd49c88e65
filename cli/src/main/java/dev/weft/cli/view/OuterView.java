/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.step.Outer;

/**
 * What is put before a packet between nodes. Null stands for what it does not have.
 *
 * @param carrier how it travels: {@code geneve}, {@code ethernet} or {@code physical}
 * @param source the outer source
 * @param destination the outer destination
 * @param udpPort the UDP port sent to
 * @param key the key of its segment
 * @param controlWord the control word, in hexadecimal
 * @param vlan the VLAN of the underlay
 * @param policyId the id of the policy that leads it
 * @param policy that policy
 * @param generation the generation of its chain
 * @param revision the revision of its mapping
 * @param direction in which direction it passes the services
 * @param hopsLeft how many services of a chain it still has before it
 * @param locator the instance that it goes to by a mapping
 */
record OuterView(String carrier, String source, String destination, Long udpPort, Long key, String controlWord,
        Long vlan, Long policyId, String policy, Long generation, Long revision, String direction, Long hopsLeft,
        Long locator) {
    static OuterView of(final Outer outer) {
        return new OuterView(Texts.word(outer.getCarrier()), outer.getSource(), outer.getDestination(),
            outer.getUdpPort() == null ? null : Texts.number(outer.getUdpPort().getValue()),
            outer.getKey() == null ? null : Texts.number(outer.getKey().getValue()), outer.getControlWord(),
            outer.getVlan() == null ? null : Texts.number(outer.getVlan().getValue()),
            outer.getPolicyId() == null ? null : Texts.number(outer.getPolicyId().getValue()),
            Texts.name(outer.getPolicy()), Texts.number(outer.getGeneration()),
            outer.getRevision() == null ? null : Texts.number(outer.getRevision().getValue()),
            Texts.word(outer.getDirection()), Texts.number(outer.getHopsLeft()),
            outer.getLocator() == null ? null : Texts.number(outer.getLocator().getValue()));
    }

    String text() {
        final var text = new StringBuilder(carrier);
        if (source != null) {
            text.append(" from ").append(source);
        }
        text.append(" to ").append(destination);
        append(text, " port ", udpPort);
        append(text, ", VLAN ", vlan);
        append(text, ", key ", key);
        if (policyId != null) {
            text.append(", policy ").append(policy == null ? policyId.toString() : policy);
            append(text, " generation ", generation);
            append(text, " revision ", revision);
            text.append(' ').append(direction).append(place());
        }
        return text.toString();
    }

    private String place() {
        if (hopsLeft != null) {
            return ", " + hopsLeft + " services left";
        }
        return locator == null ? ", behind its last service" : ", to locator " + locator;
    }

    private static void append(final StringBuilder text, final String name, final Long value) {
        if (value != null) {
            text.append(name).append(value);
        }
    }
}
