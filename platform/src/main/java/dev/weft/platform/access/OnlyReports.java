/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.platform.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.http.whiteboard.Preprocessor;

/**
 * Lets the helpers' identity do nothing but report, and ask the mapping service (RM-5, SI-9). It stands before all web
 * applications, as AAA lets each user into all of them and has no rule that takes something from one role only. As it
 * comes before authentication, it looks at the name that is claimed; a session, which would let the name be left out
 * next time, is not given to it. What it sends has a length that is said before and is bounded, as RESTCONF takes
 * whatever comes into memory.
 */
final class OnlyReports implements Preprocessor {
    /** Where it reports. */
    static final String REPORT = "/rests/operations/weft-report:report";
    /** Where it asks for the next locator of traffic. */
    static final String NEXT_LOCATOR = "/rests/operations/weft-mapping:next-locator";
    /**
     * The longest request, in octets; a report on the most ends that fit in takes about a third of it, and as many
     * questions as are answered at once a tenth.
     */
    static final long MAX_LENGTH = 4 * 1024 * 1024;
    /** Shiro's name of the attribute that says whether a session may be made for a request. */
    static final String SESSION_ALLOWED =
        "org.apache.shiro.subject.support.DefaultSubjectContext.SESSION_CREATION_ENABLED";

    private static final Set<String> ALLOWED = Set.of(REPORT, NEXT_LOCATOR);
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern NO_DIGIT = Pattern.compile("[^A-Za-z0-9+/]");

    @Override
    public void init(final FilterConfig config) {
        // has no settings
    }

    @Override
    public void doFilter(final ServletRequest request, final ServletResponse response, final FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && claimsToBeHelper(http)) {
            final int refusal = refusal(http);
            if (refusal != HttpServletResponse.SC_OK) {
                ((HttpServletResponse) response).sendError(refusal, ProvisioningUser.NAME + " may only POST to "
                    + REPORT + " and " + NEXT_LOCATOR + ", with Content-Length, at most " + MAX_LENGTH + " octets");
                return;
            }
            request.setAttribute(SESSION_ALLOWED, Boolean.FALSE);
        }
        chain.doFilter(request, response);
    }

    @Override
    public void destroy() {
        // holds nothing
    }

    private static int refusal(final HttpServletRequest request) {
        if (!request.getMethod().equals("POST") || !ALLOWED.contains(request.getRequestURI())) {
            return HttpServletResponse.SC_FORBIDDEN;
        }
        final long length = request.getContentLengthLong();
        if (length < 0 || request.getHeader("Transfer-Encoding") != null) {
            return HttpServletResponse.SC_LENGTH_REQUIRED;
        }
        return length > MAX_LENGTH ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE : HttpServletResponse.SC_OK;
    }

    /**
     * Whatever the scheme: to AAA everything that begins with "basic" is one, and what is between spaces is a word. The
     * interface for OpenStack hands the token on to AAA as if it were in the other header.
     */
    private static boolean claimsToBeHelper(final HttpServletRequest request) {
        return Stream.of("Authorization", "X-Auth-Token").map(request::getHeader).filter(Objects::nonNull)
            .flatMap(SPACE::splitAsStream).anyMatch(OnlyReports::namesHelper);
    }

    private static boolean namesHelper(final String word) {
        final String name = claimed(word).toLowerCase(Locale.ROOT).strip();
        // AAA also takes a name with a domain behind an at sign
        return name.equals(ProvisioningUser.NAME) || name.startsWith(ProvisioningUser.NAME + "@");
    }

    /** The name in the credentials, read at least as leniently as those do who check the password later. */
    private static String claimed(final String encoded) {
        final String digits = NO_DIGIT.matcher(encoded).replaceAll("");
        final int odd = digits.length() % 4 == 1 ? 1 : 0;
        final byte[] decoded = Base64.getDecoder().decode(digits.substring(0, digits.length() - odd));
        return new String(decoded, StandardCharsets.ISO_8859_1).split(":", 2)[0];
    }
}
