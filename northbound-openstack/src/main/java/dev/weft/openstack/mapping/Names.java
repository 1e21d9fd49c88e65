/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.mapping;

import java.util.regex.Pattern;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** How objects of the intent are named after resources, so that nothing needs to remember which is whose. */
public final class Names {
    /** The interface of a port that is alone. */
    public static final Name PORT = new Name("port");
    /** The interface of a port pair that gets traffic. */
    public static final Name INGRESS = new Name("ingress");
    /** The interface of a port pair that gives it back, if it is another one. */
    public static final Name EGRESS = new Name("egress");

    private static final Pattern OURS =
        Pattern.compile("os-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-[0-9a-f]{24})?");
    private static final int DIGITS = 24;

    private Names() {
        // only functions
    }

    /**
     * The name of what a resource is in the intent.
     *
     * @param id the resource's id
     * @return the name
     */
    public static Name of(final Uuid id) {
        return new Name("os-" + id.getValue());
    }

    /**
     * The name of the policy of a chain for a port.
     *
     * @param chain the chain's id
     * @param port the port's id; its last 96 bits tell it from the chain's other ports
     * @return the name, of 64 characters
     */
    public static Name policy(final Uuid chain, final Uuid port) {
        final var digits = port.getValue().replace("-", "");
        return new Name("os-" + chain.getValue() + "-" + digits.substring(digits.length() - DIGITS));
    }

    /**
     * Whether an object of the intent is made from a resource.
     *
     * @param name the object's name
     * @return whether only this module gives such names
     */
    public static boolean isOurs(final Name name) {
        return OURS.matcher(name.getValue()).matches();
    }
}
