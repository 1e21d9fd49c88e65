/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.mockito.Mockito.mock;

import dev.weft.cli.DatastoreTest;
import dev.weft.cli.SampleIntent;
import java.util.List;
import org.apache.karaf.shell.support.CommandException;
import org.junit.After;
import org.opendaylight.mdsal.binding.api.RpcConsumerRegistry;

/** A test of commands on a console, which it opens before and which is closed afterwards. */
public abstract class ConsoleTestCase extends DatastoreTest {
    final RpcConsumerRegistry rpcs = mock(RpcConsumerRegistry.class);
    Console console;

    /** Opens a console on the sample's appliances and links. */
    void openOnLinks() throws Exception {
        final var sample = new SampleIntent(getDataBroker());
        sample.write();
        console = new Console(sample, List.of(), rpcs);
    }

    /** Opens one on the sample's networks, too. */
    void openOnNetworks() throws Exception {
        openOnLinks();
        new SampleIntent(getDataBroker()).writeNetworks();
    }

    @After
    public void closeConsole() {
        console.close();
    }

    void says(final String expected, final String line) throws Exception {
        assertEquals(SampleIntent.lines(expected), SampleIntent.lines(console.run(line)));
    }

    /** The shell shows a CommandException's help and nothing else. */
    void fails(final String message, final String line) {
        assertEquals(message, assertThrows(CommandException.class, () -> console.run(line)).getNiceHelp());
    }
}
