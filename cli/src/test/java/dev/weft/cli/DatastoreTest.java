/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli;

import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractBaseDataBrokerTest;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractDataBrokerTestCustomizer;
import org.opendaylight.mdsal.dom.spi.store.DOMStore;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeConfiguration;

/** A test with a real data broker of its own, in memory. */
public abstract class DatastoreTest extends AbstractBaseDataBrokerTest {
    @Override
    protected AbstractDataBrokerTestCustomizer createDataBrokerTestCustomizer() {
        return new AbstractDataBrokerTestCustomizer() {
            @Override
            public DOMStore createConfigurationDatastore() {
                return store(DataTreeConfiguration.DEFAULT_CONFIGURATION);
            }

            @Override
            public DOMStore createOperationalDatastore() {
                return store(DataTreeConfiguration.DEFAULT_OPERATIONAL);
            }

            @Override
            public ListeningExecutorService getCommitCoordinatorExecutor() {
                return MoreExecutors.newDirectExecutorService();
            }

            private DOMStore store(final DataTreeConfiguration configuration) {
                final var store = new MemoryStore(configuration);
                getSchemaService().registerSchemaContextListener(store::model);
                return store;
            }
        };
    }
}
