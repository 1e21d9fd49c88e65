/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The wiring names classes, constructors and methods that exist, with arguments that fit. */
public class BlueprintTest {
    private static final String FILE = "/OSGI-INF/blueprint/weft-impl.xml";

    private final Map<String, Class<?>> types = new HashMap<>();

    @Test
    public void everythingFits() throws Exception {
        final var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        final Element root;
        try (var input = BlueprintTest.class.getResourceAsStream(FILE)) {
            assertNotNull(FILE, input);
            root = factory.newDocumentBuilder().parse(input).getDocumentElement();
        }
        assertEquals("http://www.osgi.org/xmlns/blueprint/v1.0.0", root.getNamespaceURI());
        for (var reference : elements(root, "reference")) {
            types.put(reference.getAttribute("id"), Class.forName(reference.getAttribute("interface")));
        }
        for (var bean : elements(root, "bean")) {
            types.put(bean.getAttribute("id"), type(bean));
        }
        for (var bean : elements(root, "bean")) {
            check(bean);
        }
    }

    private static Class<?> type(final Element bean) throws Exception {
        final var type = Class.forName(bean.getAttribute("class"));
        final var factory = bean.getAttribute("factory-method");
        return factory.isEmpty() ? type : type.getMethod(factory).getReturnType();
    }

    private void check(final Element bean) throws Exception {
        final var type = types.get(bean.getAttribute("id"));
        for (var attribute : List.of("init-method", "destroy-method")) {
            final var name = bean.getAttribute(attribute);
            assertTrue(type + " has no " + name, name.isEmpty()
                || Arrays.stream(type.getMethods()).map(Method::getName).anyMatch(name::equals));
        }
        if (bean.getAttribute("factory-method").isEmpty()) {
            final var arguments = elements(bean, "argument").stream()
                .map(argument -> types.get(argument.getAttribute("ref"))).toList();
            assertTrue(type + " has no constructor for " + arguments, Arrays.stream(type.getConstructors())
                .anyMatch(constructor -> fits(constructor.getParameterTypes(), arguments)));
        }
    }

    private static boolean fits(final Class<?>[] parameters, final List<? extends Class<?>> arguments) {
        if (parameters.length != arguments.size()) {
            return false;
        }
        for (int i = 0; i < parameters.length; i++) {
            if (arguments.get(i) == null || !parameters[i].isAssignableFrom(arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Element> elements(final Element parent, final String name) {
        final NodeList found = parent.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    }
}
