/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.platform.access;

import java.util.UUID;
import org.opendaylight.aaa.api.IDMStoreException;
import org.opendaylight.aaa.api.IIDMStore;
import org.opendaylight.aaa.api.StoreBuilder;
import org.opendaylight.aaa.api.password.service.PasswordHashService;
import org.opendaylight.aaa.datastore.h2.H2Store;
import org.opendaylight.aaa.datastore.h2.IdmLightConfigBuilder;
import org.opendaylight.aaa.datastore.h2.IdmLightSimpleConnectionProvider;
import org.opendaylight.aaa.impl.password.service.DefaultPasswordHashService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.aaa.password.service.config.rev170619.PasswordServiceConfigBuilder;

/** AAA's real store, in memory, filled as AAA fills it. */
final class AaaStore {
    static final String USER = ProvisioningUser.NAME + "@sdn";

    private final PasswordHashService hashes = new DefaultPasswordHashService(
        new PasswordServiceConfigBuilder().setIterations(1).build());
    private final IIDMStore store;

    AaaStore() throws IDMStoreException {
        store = new H2Store(new IdmLightSimpleConnectionProvider(new IdmLightConfigBuilder()
            .dbConnectionString("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1").dbUser("foo").dbPwd("bar")
            .build()), hashes);
        new StoreBuilder(store).initWithDefaultUsers(IIDMStore.DEFAULT_DOMAIN);
    }

    IIDMStore store() {
        return store;
    }

    boolean accepts(final String password) throws IDMStoreException {
        final var user = store.readUser(USER);
        return user != null && user.isEnabled()
            && hashes.passwordsMatch(password, user.getPassword(), user.getSalt());
    }
}
