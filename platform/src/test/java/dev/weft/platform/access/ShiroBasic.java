/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.platform.access;

import java.lang.reflect.Proxy;
import java.util.Optional;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.web.filter.authc.BasicHttpAuthenticationFilter;

/** Reads credentials as AAA does. */
final class ShiroBasic extends BasicHttpAuthenticationFilter {
    private static final ServletResponse UNUSED = null;

    /** The name in a header; empty if AAA would ask for credentials. */
    static Optional<String> name(final String authorization) {
        final var filter = new ShiroBasic();
        final ServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(ShiroBasic.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class}, (proxy, called, arguments) -> switch (called.getName()) {
                case "getHeader" -> authorization;
                case "getRemoteHost" -> "localhost";
                default -> throw new AssertionError(called);
            });
        try {
            return filter.isLoginAttempt(request, UNUSED)
                && filter.createToken(request, UNUSED) instanceof UsernamePasswordToken token
                ? Optional.ofNullable(token.getUsername()) : Optional.empty();
        } catch (ArrayIndexOutOfBoundsException e) {
            // so its decoder says that padding is in the wrong place
            return Optional.empty();
        }
    }
}
