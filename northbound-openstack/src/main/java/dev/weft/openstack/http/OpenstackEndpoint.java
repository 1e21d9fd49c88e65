/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.http;

import dev.weft.openstack.store.NeutronStore;
import javax.servlet.ServletException;
import org.opendaylight.aaa.web.FilterDetails;
import org.opendaylight.aaa.web.ServletDetails;
import org.opendaylight.aaa.web.WebContext;
import org.opendaylight.aaa.web.WebContextSecurer;
import org.opendaylight.aaa.web.WebServer;
import org.opendaylight.yangtools.concepts.Registration;

/** Puts the interface under {@code /openstack} of the controller's web server, behind the same AAA as RESTCONF. */
public final class OpenstackEndpoint implements AutoCloseable {
    private static final String PATH = "/openstack";
    private static final String ALL = "/*";

    private final Registration registration;

    /**
     * Serves it.
     *
     * @param server the controller's web server
     * @param securer asks AAA who may come in
     * @param store where resources are
     * @throws ServletException if the web server refuses
     */
    public OpenstackEndpoint(final WebServer server, final WebContextSecurer securer, final NeutronStore store)
            throws ServletException {
        final var context = WebContext.builder().name("Weft OpenStack").contextPath(PATH).supportsSessions(false)
            // before AAA's filter, which it prepares the request for
            .addFilter(FilterDetails.builder().filter(new TokenFilter()).addUrlPattern(ALL).asyncSupported(true)
                .build())
            .addServlet(ServletDetails.builder().servlet(new OpenstackServlet(store)).addUrlPattern(ALL)
                .asyncSupported(true).build());
        securer.requireAuthentication(context, true, ALL);
        registration = server.registerWebContext(context.build());
    }

    @Override
    public void close() {
        registration.close();
    }
}
