/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.platform;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.DataListener;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.aaa.password.service.config.rev170619.PasswordServiceConfig;
import org.opendaylight.yang.gen.v1.urn.opendaylight.aaa.password.service.config.rev170619.PasswordServiceConfigBuilder;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** A listener that missed its first call is called again, and nobody's settings change their meaning. */
public class PasswordServiceStartTest extends AbstractDataBrokerTest {
    private static final InstanceIdentifier<PasswordServiceConfig> CONFIG =
        InstanceIdentifier.create(PasswordServiceConfig.class);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final List<Optional<PasswordServiceConfig>> told = new ArrayList<>();

    private PasswordServiceStart start;

    @Before
    public void begin() {
        start = new PasswordServiceStart(getDataBroker(), executor);
        final DataListener<PasswordServiceConfig> listener = data -> told.add(Optional.ofNullable(data));
        getDataBroker().registerDataListener(DataTreeIdentifier.create(LogicalDatastoreType.CONFIGURATION, CONFIG),
            listener);
        told.clear();
    }

    @After
    public void end() {
        start.close();
        assertTrue(executor.isShutdown());
    }

    @Test
    public void everyLookTellsAgainAndMeansTheSame() {
        for (int look = 1; look <= 4; look++) {
            start.look();
            assertEquals(look, told.size());
            final var said = told.get(look - 1).flatMap(config -> Optional.ofNullable(config.getAlgorithm()));
            assertTrue(said.toString(), said.isEmpty() || said.orElseThrow().equals(PasswordServiceStart.ALGORITHM));
        }
    }

    @Test
    public void chosenValuesStay() throws Exception {
        final var transaction = getDataBroker().newWriteOnlyTransaction();
        transaction.put(LogicalDatastoreType.CONFIGURATION, CONFIG,
            new PasswordServiceConfigBuilder().setAlgorithm("SHA-256").setPrivateSalt("salt").build());
        transaction.commit().get();
        told.clear();
        start.look();
        start.look();
        assertEquals(2, told.size());
        for (var each : told) {
            assertEquals("SHA-256", each.orElseThrow().getAlgorithm());
            assertEquals("salt", each.orElseThrow().getPrivateSalt());
        }
    }

    @Test
    public void nothingIsDoneWhenTheServiceIsThere() {
        start.present(new Object());
        start.look();
        assertEquals(List.of(), told);
    }
}
