/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.http;

import com.google.common.util.concurrent.Futures;
import dev.weft.openstack.model.Fault;
import dev.weft.openstack.store.NeutronStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.servlet.Servlet;
import javax.servlet.ServletConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves Neutron's interface. Who gets here has been let in by AAA. */
final class OpenstackServlet implements Servlet {
    private static final Logger LOG = LoggerFactory.getLogger(OpenstackServlet.class);
    /** The longest document, in octets; that of 64 classifiers takes a twentieth of it. */
    private static final int MAX_BODY = 64 * 1024;
    private static final int TOO_LARGE = 413;

    private final Routes routes;
    private ServletConfig config;

    OpenstackServlet(final NeutronStore store) {
        routes = new Routes(store);
    }

    @Override
    public void init(final ServletConfig given) {
        config = given;
    }

    @Override
    public ServletConfig getServletConfig() {
        return config;
    }

    @Override
    public String getServletInfo() {
        return "OpenStack's interface of Weft";
    }

    @Override
    public void destroy() {
        // holds nothing
    }

    @Override
    public void service(final ServletRequest request, final ServletResponse response)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest wanted) || !(response instanceof HttpServletResponse answer)) {
            throw new ServletException("HTTP only");
        }
        serve(wanted, answer);
    }

    private void serve(final HttpServletRequest request, final HttpServletResponse response) throws IOException {
        final var reply = answer(request);
        response.setStatus(reply.status());
        if (reply.body() != null) {
            final var octets = reply.body().toString().getBytes(StandardCharsets.UTF_8);
            response.setContentType("application/json");
            response.setContentLength(octets.length);
            response.getOutputStream().write(octets);
        }
    }

    private static Reply refusal(final HttpServletRequest request, final Throwable cause) {
        if (cause instanceof Fault fault) {
            LOG.debug("{} {} refused", request.getMethod(), request.getRequestURI(), fault);
            return Reply.refusal(fault);
        }
        LOG.error("{} {} failed; please report this", request.getMethod(), request.getRequestURI(), cause);
        return Reply.refusal(Fault.failed("The controller failed at this request; its log says where."));
    }

    /** Clients understand errors of Neutron only, so whatever goes wrong becomes one. */
    private Reply answer(final HttpServletRequest request) throws IOException {
        try {
            final var wanted = read(request);
            final var attempt = new FutureTask<>(() -> routes.answer(wanted));
            attempt.run();
            return Futures.getDone(attempt);
        } catch (Fault e) {
            return refusal(request, e);
        } catch (ExecutionException e) {
            return refusal(request, e.getCause());
        }
    }

    private static Request read(final HttpServletRequest request) throws IOException {
        final var octets = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (octets.length > MAX_BODY) {
            throw new Fault(TOO_LARGE, "HTTPRequestEntityTooLarge", "A document has at most " + MAX_BODY + " octets.");
        }
        final var address = request.getRequestURL().toString();
        final var context = request.getContextPath();
        final int end = address.indexOf(request.getRequestURI());
        final var path = Objects.requireNonNullElse(request.getServletPath(), "")
            + Objects.requireNonNullElse(request.getPathInfo(), "");
        return new Request(request.getMethod(), path, request.getParameterMap(),
            new String(octets, StandardCharsets.UTF_8), address.substring(0, Math.max(end, 0)) + context);
    }
}
