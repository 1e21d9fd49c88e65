/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.impl.model.Encapsulation;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.NodeIntent;
import java.util.Optional;

/**
 * What is between two interfaces, and how large a packet crosses it (VL-8, FN-8).
 *
 * @param what its name, for people
 * @param narrowest the node that bounds it
 * @param onePiece the largest inner IP packet in octets that crosses in one piece
 * @param inHalves whether larger ones cross in two halves
 * @param obstacle why not, where that could be otherwise
 * @param ceiling the largest that crosses however large the underlay's packets are
 */
record Passage(String what, NodeIntent narrowest, int onePiece, boolean inHalves, Optional<String> obstacle,
        int ceiling) {
    Passage(final String what, final NodeIntent narrowest, final int onePiece, final boolean inHalves,
            final Optional<String> obstacle) {
        this(what, narrowest, onePiece, inHalves, obstacle, Integer.MAX_VALUE);
    }

    /** Returns the largest inner IP packet that crosses, in octets. */
    int most() {
        return inHalves ? Encapsulation.largestInHalves(onePiece) : onePiece;
    }

    /** Says that the packets of an interface, which has an inner MTU, do not cross. */
    Problem tooLarge(final InterfaceIntent port) {
        final int wanted = port.innerMtu().orElseThrow();
        return Problem.invalid(IntentPath.port(port.id()).at("inner/mtu"), "MTU too small: inner mtu " + wanted
            + " does not cross " + what + " in " + (inHalves ? "two halves" : "one piece") + ", because node "
            + narrowest.id() + " has an underlay mtu of " + narrowest.mtu()
            + obstacle.map(why -> " and " + why).orElse("") + "; set the inner mtu to " + most()
            + " or less" + (wanted > ceiling ? ""
                : ", or raise the node's mtu to " + enough(wanted) + " or more"));
    }

    /** The smallest underlay mtu over which a packet crosses. */
    private int enough(final int wanted) {
        final int headers = narrowest.mtu() - onePiece;
        final int frame = wanted + Encapsulation.INNER_ETHERNET;
        return headers + (inHalves ? (frame + 1) / 2 - Encapsulation.INNER_ETHERNET : wanted);
    }
}
