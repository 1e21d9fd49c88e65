/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.service;

import static dev.weft.cli.template.Words.name;
import static dev.weft.cli.template.Words.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.port.profile.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.port.profile.Policy.Direction;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.port.profile.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.EnumTypeObject;

/** What options of commands about services mean. */
public final class ServiceWords {
    private ServiceWords() {
        // only functions
    }

    /**
     * Reads one of several words.
     *
     * @param <E> what the words mean
     * @param option the option, for messages
     * @param meanings what they mean
     * @param text what was typed; null stays null
     * @return what is meant
     */
    public static <E extends EnumTypeObject> E one(final String option, final E[] meanings, final String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(meanings).filter(meaning -> meaning.getName().equals(text)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException(option + " '" + text + "' is none of "
                + Arrays.stream(meanings).map(EnumTypeObject::getName).collect(Collectors.joining(", "))));
    }

    /**
     * Reads a number.
     *
     * @param option the option, for messages
     * @param least the smallest one allowed
     * @param most the largest one allowed
     * @param text what was typed
     * @return the number
     */
    public static int number(final String option, final int least, final int most, final String text) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(option + " '" + text + "' is no number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    /**
     * Reads the place of a rule among others.
     *
     * @param text what was typed
     * @return the order
     * @throws IllegalArgumentException when it is no number from 0 to 65535
     */
    public static int order(final String text) {
        return number("ORDER", 0, 65_535, text);
    }

    /**
     * Reads the policies of a profile.
     *
     * @param texts {@code POLICY} or {@code POLICY:DIRECTION}, with commas between them
     * @return the policies, in their order
     * @throws IllegalArgumentException when one is there twice: only one of them would be kept
     */
    public static List<Policy> policies(final List<String> texts) {
        final var policies = new ArrayList<Policy>();
        for (var word : texts.isEmpty() ? new String[0] : String.join(",", texts).split(",", -1)) {
            final int colon = word.indexOf(':');
            policies.add(new PolicyBuilder().setPolicy(name("policy", colon < 0 ? word : word.substring(0, colon)))
                .setDirection(one("direction", Direction.values(), colon < 0 ? null : word.substring(colon + 1)))
                .build());
        }
        once("policy", policies.stream().map(Policy::getPolicy));
        return policies;
    }

    /**
     * Reads the services that traffic visits.
     *
     * @param texts names, with commas between them
     * @return the services, in their order
     * @throws IllegalArgumentException when one is there twice: only one of them would be kept
     */
    public static List<Name> services(final List<String> texts) {
        final var services = names("service", String.join(",", texts));
        once("service", services.stream());
        return services;
    }

    private static void once(final String what, final Stream<Name> names) {
        final var seen = new HashSet<Name>();
        names.filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(what + " " + name.getValue() + " is given twice");
        });
    }
}
