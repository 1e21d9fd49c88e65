/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.platform.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.aaa.api.IIDMStore;
import org.opendaylight.aaa.api.model.Grant;
import org.opendaylight.aaa.api.model.User;

/** The helpers' identity is in AAA's real store, whatever was there. */
public class ProvisioningUserTest {
    private AaaStore aaa;

    @Before
    public void begin() throws Exception {
        aaa = new AaaStore();
    }

    @Test
    public void itIsMadeWithItsOnlyRole() throws Exception {
        new ProvisioningUser("secret").ensure(aaa.store());
        assertTrue(aaa.accepts("secret"));
        assertFalse(aaa.accepts("other"));
        assertEquals(List.of("provisioning@sdn"), aaa.store().getGrants(IIDMStore.DEFAULT_DOMAIN, AaaStore.USER)
            .getGrants().stream().map(Grant::getRoleid).toList());
        assertEquals(List.of("admin", "weft-node"), aaa.store().getUsers().getUsers().stream().map(User::getName)
            .sorted().toList());
    }

    @Test
    public void againChangesNothing() throws Exception {
        new ProvisioningUser("secret").ensure(aaa.store());
        final var before = aaa.store().readUser(AaaStore.USER);
        new ProvisioningUser("secret").ensure(aaa.store());
        final var after = aaa.store().readUser(AaaStore.USER);
        assertEquals(before.getPassword(), after.getPassword());
        assertEquals(before.getSalt(), after.getSalt());
        assertEquals(1, aaa.store().getGrants(IIDMStore.DEFAULT_DOMAIN, AaaStore.USER).getGrants().size());
    }

    @Test
    public void anotherPasswordIsReplaced() throws Exception {
        new ProvisioningUser("of yesterday").ensure(aaa.store());
        new ProvisioningUser("secret").ensure(aaa.store());
        assertTrue(aaa.accepts("secret"));
        assertFalse(aaa.accepts("of yesterday"));
    }
}
