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

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.junit.Test;

/** Helpers may report and ask for locators and nothing else, however they write who they are; others are free. */
public class OnlyReportsTest {
    private static final String DATA = "/rests/data/weft:weft";
    private static final String ODD = " \t=:,;-_*aZ0é";
    private static final String NODE = "Basic " + base64("weft-node:secret");

    private final Map<String, Object> attributes = new HashMap<>();

    private int refusal;
    private long length;
    private String token;
    private String coding;

    @Test
    public void aHelperMayReportWithoutGettingASession() throws Exception {
        assertTrue(passes("POST", OnlyReports.REPORT, NODE));
        assertEquals(Map.of(OnlyReports.SESSION_ALLOWED, false), attributes);
    }

    @Test
    public void aHelperMayAskTheMappingService() throws Exception {
        assertTrue(passes("POST", OnlyReports.NEXT_LOCATOR, NODE));
        assertEquals(Map.of(OnlyReports.SESSION_ALLOWED, false), attributes);
        assertFalse(passes("GET", OnlyReports.NEXT_LOCATOR, NODE));
    }

    @Test
    public void aHelperMayDoNothingElse() throws Exception {
        for (var path : List.of(DATA, "/rests/operations", "/jolokia/read", "/auth/v1/users", "/",
            OnlyReports.REPORT + "/", OnlyReports.REPORT + ";x=y", "/rests/operations/../data/weft:weft",
            "/rests//operations/weft-report:report", "/rests/operations/weft-mapping:next",
            OnlyReports.NEXT_LOCATOR + "/")) {
            assertFalse(path, passes("POST", path, NODE));
            assertEquals(HttpServletResponse.SC_FORBIDDEN, refusal);
        }
        for (var method : List.of("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "post")) {
            assertFalse(method, passes(method, OnlyReports.REPORT, NODE));
        }
    }

    @Test
    public void aHelperIsKnownInEverySpelling() throws Exception {
        final String encoded = base64("weft-node:secret");
        for (var header : List.of("basic " + encoded, "BASIC " + encoded, "Basic  " + encoded,
            "Basicly " + encoded, "basic64 " + encoded, "Basic:\t " + encoded, "Bearer " + encoded,
            "Basic " + encoded + " junk", "Basic \t" + encoded.substring(0, 2) + "\t" + encoded.substring(2),
            "Basic " + encoded + "=", "Basic " + encoded + "A",
            "Basic *" + encoded.substring(0, 3) + "é" + encoded.substring(3), "Basic " + base64("weft-node"),
            "Basic " + base64("weft-node@sdn:secret"), "Basic " + base64("WEFT-node :secret"),
            "Basic " + base64("weft-node:"))) {
            assertFalse(header, passes("GET", DATA, header));
        }
    }

    @Test
    public void aHelperIsKnownByItsTokenToo() throws Exception {
        token = base64("weft-node:secret");
        assertFalse(passes("GET", "/openstack/v2.0/networks", null));
        assertEquals(HttpServletResponse.SC_FORBIDDEN, refusal);
        assertFalse(passes("GET", "/openstack/v2.0/networks", "Basic " + base64("admin:admin")));
        token = base64("admin:admin");
        assertTrue(passes("GET", "/openstack/v2.0/networks", null));
    }

    @Test
    public void whomShiroTakesForAHelperIsOne() throws Exception {
        final long seed = System.nanoTime();
        final var random = new Random(seed);
        int helpers = 0;
        for (int i = 0; i < 20_000; i++) {
            final var header = header(random);
            if (ShiroBasic.name(header).filter(name -> name.split("@", 2)[0].equals("weft-node")).isPresent()) {
                helpers++;
                assertFalse("seed " + seed + ": " + header, passes("GET", DATA, header));
            }
        }
        assertTrue("seed " + seed + ": too few to tell, " + helpers, helpers > 500);
    }

    @Test
    public void aReportIsOfBoundedLength() throws Exception {
        length = OnlyReports.MAX_LENGTH;
        assertTrue(passes("POST", OnlyReports.REPORT, NODE));
        length = OnlyReports.MAX_LENGTH + 1;
        assertFalse(passes("POST", OnlyReports.REPORT, NODE));
        assertEquals(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, refusal);
        length = 1;
        attributes.clear();
        coding = "chunked";
        assertFalse(passes("POST", OnlyReports.REPORT, NODE));
        assertEquals(HttpServletResponse.SC_LENGTH_REQUIRED, refusal);
        assertEquals(Map.of(), attributes);
        coding = null;
        length = -1;
        assertFalse(passes("POST", OnlyReports.REPORT, NODE));
        assertEquals(HttpServletResponse.SC_LENGTH_REQUIRED, refusal);
    }

    @Test
    public void othersAreNotTouched() throws Exception {
        for (var header : List.of("Basic " + base64("admin:admin"), "Basic " + base64("weft-node2:x"),
            "Basic " + base64("admin:weft-node:"), "Basic", "Basic ", "Basic A", "Basic ===", "Bearer x", "")) {
            assertTrue(header, passes("GET", DATA, header));
        }
        assertTrue(passes("GET", DATA, null));
        assertEquals(Map.of(), attributes);
    }

    private boolean passes(final String method, final String path, final String authorization) throws Exception {
        final var request = (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] {HttpServletRequest.class}, (proxy, called, arguments) -> switch (called.getName()) {
                case "getMethod" -> method;
                case "getRequestURI" -> path;
                case "getContentLengthLong" -> length;
                case "getHeader" -> switch ((String) arguments[0]) {
                    case "Authorization" -> authorization;
                    case "X-Auth-Token" -> token;
                    case "Transfer-Encoding" -> coding;
                    default -> throw new AssertionError(arguments[0]);
                };
                case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                default -> throw new AssertionError(called);
            });
        final var response = (HttpServletResponse) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] {HttpServletResponse.class}, (proxy, called, arguments) -> {
                assertEquals("sendError", called.getName());
                refusal = (int) arguments[0];
                return null;
            });
        final boolean[] passed = new boolean[1];
        new OnlyReports().doFilter(request, response, (req, resp) -> passed[0] = true);
        return passed[0];
    }

    /** Something like a helper's header, with a few changes that a careless or clever client may make. */
    private static String header(final Random random) {
        final var names = List.of("weft-node:secret", "weft-node@sdn:x", "weft-node:", "weft-node", "admin:admin");
        final var text = new StringBuilder("Basic " + base64(names.get(random.nextInt(names.size()))));
        for (int change = random.nextInt(3); change > 0; change--) {
            final int at = random.nextInt(text.length() + 1);
            if (random.nextInt(4) == 0 && at < text.length()) {
                text.deleteCharAt(at);
            } else {
                text.insert(at, ODD.charAt(random.nextInt(ODD.length())));
            }
        }
        return text.toString();
    }

    private static String base64(final String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
