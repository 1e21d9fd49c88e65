/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.SwitchOver;
import org.opendaylight.yangtools.concepts.Registration;

/** The action by which the roles of a pair of appliances are changed (VL-17). */
public final class SwitchOverRpc implements AutoCloseable {
    private final Registration registration;

    /**
     * Registers the action.
     *
     * @param registry where it is registered
     * @param controller who carries it out
     */
    public SwitchOverRpc(final RpcProviderService registry, final OverlayController controller) {
        final SwitchOver action = controller::switchOver;
        registration = registry.registerRpcImplementations(action);
    }

    @Override
    public void close() {
        registration.close();
    }
}
