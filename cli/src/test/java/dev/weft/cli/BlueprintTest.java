/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Before;
import org.junit.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The wiring fits the classes: what it names exists, and constructors take what they are given. */
public class BlueprintTest {
    private final Map<String, Class<?>> types = new HashMap<>();
    private Document wiring;

    @Before
    public void before() throws Exception {
        try (var in = getClass().getResourceAsStream("/OSGI-INF/blueprint/weft-cli.xml")) {
            wiring = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
        for (var reference : elements(wiring.getDocumentElement(), "reference")) {
            types.put(reference.getAttribute("id"), Class.forName(reference.getAttribute("interface")));
        }
        for (var list : elements(wiring.getDocumentElement(), "reference-list")) {
            assertTrue(Class.forName(list.getAttribute("interface")).isInterface());
            types.put(list.getAttribute("id"), java.util.List.class);
        }
    }

    @Test
    public void constructorsTakeTheirArguments() throws Exception {
        for (var bean : elements(wiring.getDocumentElement(), "bean")) {
            final var type = Class.forName(bean.getAttribute("class"));
            final var arguments = elements(bean, "argument").stream()
                .map(argument -> types.get(argument.getAttribute("ref"))).toArray(Class<?>[]::new);
            assertEquals(type, type.getConstructor(arguments).getDeclaringClass());
            types.put(bean.getAttribute("id"), type);
        }
        final var services = elements(wiring.getDocumentElement(), "service");
        assertEquals(1, services.size());
        for (var service : services) {
            final var published = Class.forName(service.getAttribute("interface"));
            assertTrue(published.isInterface());
            assertTrue(published.isAssignableFrom(types.get(service.getAttribute("ref"))));
        }
    }

    private static java.util.List<Element> elements(final Element parent, final String name) {
        final var nodes = parent.getElementsByTagName(name);
        return java.util.stream.IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
    }
}
