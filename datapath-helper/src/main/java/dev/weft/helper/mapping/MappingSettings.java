/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import dev.weft.helper.end.PortName;
import java.util.Map;
import java.util.Objects;

/**
 * What the controller says of a policy with a mapping.
 *
 * @param policy its id, 1 to 65535
 * @param name its name
 * @param network the name of its network
 * @param segment the metadata of its network in the pipeline
 * @param revision of the mapping that is in force, 1 to 127
 * @param lifetime of answers, seconds; what an answer says counts
 * @param locators where instances of services are
 */
public record MappingSettings(int policy, String name, String network, long segment, int revision, int lifetime,
        Map<Integer, Locator> locators) {
    /** Where an instance of a service is. */
    public sealed interface Place {
        /**
         * On another node.
         *
         * @param path the way there
         */
        record Far(int path) implements Place { }

        /**
         * On this node.
         *
         * @param in the port that gets what workloads send
         * @param out the port that gets what is sent to workloads; the same if there is one only
         */
        record Here(PortName in, PortName out) implements Place { }
    }

    /**
     * An instance of a service.
     *
     * @param service the service
     * @param instance its name within the service
     * @param place where it is
     */
    public record Locator(String service, String instance, Place place) {
        public Locator {
            Objects.requireNonNull(service);
            Objects.requireNonNull(instance);
            Objects.requireNonNull(place);
        }
    }

    private static final int MAX_POLICY = 65_535;
    /** Vnets have one bit more than their ids. */
    private static final long MAX_SEGMENT = 0x1_ffff_ffffL;

    public MappingSettings {
        locators = Map.copyOf(locators);
        Objects.requireNonNull(name);
        Objects.requireNonNull(network);
        check("policy", policy, MAX_POLICY);
        check("segment", segment, MAX_SEGMENT);
        check("revision", revision, Reply.MAX_REVISION);
        check("lifetime", lifetime, Reply.MAX_LIFETIME);
        locators.keySet().forEach(number -> check("a locator", number, Reply.MAX_LOCATOR));
    }

    private static void check(final String what, final long value, final long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " should be 1 to " + most + ", but is " + value);
        }
    }
}
