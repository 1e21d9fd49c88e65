/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.link.Options;
import dev.weft.cli.template.Words;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/**
 * The options that say who an instance of a service is. Null: not given.
 *
 * @param in the interface that gets what workloads send
 * @param out the interface on the other side; {@code none}: the same
 * @param node the node whose switch does the work
 */
record PlaceOptions(String in, String out, String node) {
    private static final String NONE = "none";

    boolean isEmpty() {
        return in == null && out == null && node == null;
    }

    /** Sets what was given; what was not stays. */
    InstanceBuilder apply(final InstanceBuilder instance) {
        if (node != null) {
            instance.setNode(Words.name("node", node));
        }
        if (in != null) {
            first(instance);
        }
        if (out != null) {
            instance.setOut(NONE.equals(out) ? null : second(instance.getAppliance()));
        }
        return instance;
    }

    private void first(final InstanceBuilder instance) {
        final var port = Options.port(in);
        final var appliance = new Name(port.appliance());
        if (out == null && instance.getOut() != null && !appliance.equals(instance.getAppliance())) {
            throw new IllegalArgumentException("--in " + in + " is of another appliance than the interface on the"
                + " other side, " + instance.getAppliance().getValue() + "/" + instance.getOut().getValue()
                + ": give --out, too, or --out none");
        }
        instance.setAppliance(appliance).setIn(new Name(port.name()));
    }

    private Name second(final Name appliance) {
        if (appliance == null) {
            throw new IllegalArgumentException("the instance is a node, which has no interfaces: --out is for"
                + " appliances");
        }
        final var port = Options.port(out);
        if (!port.appliance().equals(appliance.getValue())) {
            throw new IllegalArgumentException("--out " + out + " is not an interface of appliance "
                + appliance.getValue() + "; an instance is one appliance");
        }
        return new Name(port.name());
    }
}
