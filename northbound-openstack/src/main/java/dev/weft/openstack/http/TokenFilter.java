/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.http;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/**
 * Lets clients without HTTP basic authentication name their user in OpenStack's own header: a token is user and
 * password in the form of basic authentication. AAA checks it as it checks any other. No sessions are made: clients
 * name their user with every request, and would leave a session behind for each.
 */
final class TokenFilter implements Filter {
    private static final String AUTHORIZATION = "Authorization";
    private static final String TOKEN = "X-Auth-Token";
    /** Shiro's name of the attribute that says whether a session may be made for a request. */
    private static final String SESSION_ALLOWED =
        "org.apache.shiro.subject.support.DefaultSubjectContext.SESSION_CREATION_ENABLED";
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{2,512}={0,2}");

    @Override
    public void init(final FilterConfig config) {
        // has no settings
    }

    @Override
    public void doFilter(final ServletRequest request, final ServletResponse response, final FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(SESSION_ALLOWED, Boolean.FALSE);
        if (request instanceof HttpServletRequest http && http.getHeader(AUTHORIZATION) == null
            && http.getHeader(TOKEN) != null && BASE64.matcher(http.getHeader(TOKEN)).matches()) {
            chain.doFilter(new WithToken(http, "Basic " + http.getHeader(TOKEN)), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    public void destroy() {
        // holds nothing
    }

    /** A request as it would be with basic authentication. */
    private static final class WithToken extends HttpServletRequestWrapper {
        private final String credentials;

        WithToken(final HttpServletRequest request, final String credentials) {
            super(request);
            this.credentials = credentials;
        }

        @Override
        public String getHeader(final String name) {
            return name.equalsIgnoreCase(AUTHORIZATION) ? credentials : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(final String name) {
            return name.equalsIgnoreCase(AUTHORIZATION) ? Collections.enumeration(List.of(credentials))
                : super.getHeaders(name);
        }
    }
}
