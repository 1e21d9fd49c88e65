/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

import static org.junit.Assert.assertEquals;

import dev.weft.helper.health.ProbeSender.Way;
import org.junit.Test;

/** What is known of the way to the switch while the port is not open. */
public class ProbePortTest {
    private final ProbePort port = new ProbePort(Runnable::run, back -> {
        throw new AssertionError(back);
    }, () -> {
        throw new AssertionError("nothing was open");
    });

    @Test
    public void onlyAMissingInterfaceIsTheSwitchsTrouble() {
        assertEquals(Way.CLOSED, port.way());
        port.away();
        assertEquals(Way.AWAY, port.way());
        // nobody is probed any more; who comes later must not be taken for dead
        port.close();
        assertEquals(Way.CLOSED, port.way());
    }

    @Test
    public void whatCannotBeSentIsCounted() {
        port.send(ProbeKind.ETHERNET, 5, new Probe(1, 2));
        port.flush();
        assertEquals(1, port.unsent());
    }
}
