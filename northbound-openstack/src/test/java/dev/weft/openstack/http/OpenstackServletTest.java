/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.http;

import static org.junit.Assert.assertEquals;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.google.gson.JsonParser;
import dev.weft.openstack.store.NeutronStore;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.servlet.ServletInputStream;
import javax.servlet.ServletOutputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.DataBroker;

/** What clients get of requests that fail. */
public class OpenstackServletTest {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final HttpServletRequest request = mock(HttpServletRequest.class);
    private final HttpServletResponse response = mock(HttpServletResponse.class);

    @Test
    public void whatNobodyExpectedIsAnErrorOfNeutronToo() throws Exception {
        final var input = mock(ServletInputStream.class);
        when(input.readNBytes(anyInt())).thenReturn(new byte[0]);
        when(request.getInputStream()).thenReturn(input);
        when(request.getMethod()).thenReturn("GET");
        when(request.getRequestURL()).thenReturn(new StringWriter().append("http://x/openstack/v2.0/ports")
            .getBuffer());
        when(request.getRequestURI()).thenReturn("/openstack/v2.0/ports");
        when(request.getContextPath()).thenReturn("/openstack");
        when(request.getPathInfo()).thenReturn("/v2.0/ports");
        when(request.getParameterMap()).thenReturn(Map.of());
        final var output = mock(ServletOutputStream.class, call -> {
            body.write(call.getArgument(0));
            return null;
        });
        when(response.getOutputStream()).thenReturn(output);
        final var broker = mock(DataBroker.class);
        when(broker.newReadOnlyTransaction()).thenThrow(new IllegalStateException("closed"));
        new OpenstackServlet(new NeutronStore(broker)).service(request, response);
        verify(response).setStatus(500);
        final var error = JsonParser.parseString(body.toString(StandardCharsets.UTF_8)).getAsJsonObject()
            .getAsJsonObject("NeutronError");
        assertEquals("HTTPInternalServerError", error.get("type").getAsString());
    }
}
