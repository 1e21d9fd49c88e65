/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.platform.access;

import org.opendaylight.aaa.api.IDMStoreException;
import org.opendaylight.aaa.api.IDMStoreUtil;
import org.opendaylight.aaa.api.IIDMStore;
import org.opendaylight.aaa.api.model.Grant;
import org.opendaylight.aaa.api.model.Role;
import org.opendaylight.aaa.api.model.User;

/** The identity that all helpers share, in AAA's store (RM-5). What it may do is in {@link OnlyReports}. */
final class ProvisioningUser {
    /** Its name. */
    static final String NAME = "weft-node";
    /** Its only role. */
    static final String ROLE = "provisioning";

    private static final String DOMAIN = IIDMStore.DEFAULT_DOMAIN;
    private static final String USER_ID = IDMStoreUtil.createUserid(NAME, DOMAIN);
    private static final String ROLE_ID = IDMStoreUtil.createRoleid(ROLE, DOMAIN);

    private final String password;

    ProvisioningUser(final String password) {
        this.password = password;
    }

    /**
     * Makes the identity, or sets its password if the store has another.
     *
     * @param store AAA's store, which must have its own domain and users already
     * @throws IDMStoreException if the store fails
     */
    void ensure(final IIDMStore store) throws IDMStoreException {
        if (store.readRole(ROLE_ID) == null) {
            store.writeRole(role());
        }
        if (store.readUser(USER_ID) == null) {
            store.writeUser(user());
        } else {
            final var changed = user();
            changed.setUserid(USER_ID);
            store.updateUser(changed);
        }
        if (store.readGrant(DOMAIN, USER_ID, ROLE_ID) == null) {
            store.writeGrant(grant());
        }
    }

    private static Role role() {
        final var role = new Role();
        role.setName(ROLE);
        role.setDomainid(DOMAIN);
        role.setDescription("may report on nodes, and nothing else");
        return role;
    }

    private User user() {
        final var user = new User();
        user.setName(NAME);
        user.setDomainid(DOMAIN);
        user.setDescription("helpers on nodes");
        user.setEmail("");
        user.setEnabled(true);
        user.setPassword(password);
        return user;
    }

    private static Grant grant() {
        final var grant = new Grant();
        grant.setDomainid(DOMAIN);
        grant.setUserid(USER_ID);
        grant.setRoleid(ROLE_ID);
        return grant;
    }
}
