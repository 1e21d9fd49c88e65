/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.compile.Spot;
import dev.weft.impl.report.Healths;
import dev.weft.impl.report.Healths.Witness;
import dev.weft.impl.report.InstanceReport;
import java.util.Map;
import java.util.Set;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InstanceHealth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes note of what helpers say of instances of services (SI-8): of those on their own node only, and only of those
 * that they were asked to probe.
 */
final class HealthRound {
    private static final Logger LOG = LoggerFactory.getLogger(HealthRound.class);

    private final Healths healths;
    private final Picture picture;
    private long ignored;

    HealthRound(final Healths healths, final Picture picture) {
        this.healths = requireNonNull(healths);
        this.picture = requireNonNull(picture);
    }

    /** Takes note of what the helper of a node reported. Adds the services that this may change. */
    void note(final NodeId node, final Map<InstanceId, InstanceReport> instances, final Set<ServiceId> touched) {
        instances.forEach((id, report) -> {
            final var witness = new Witness(node, id);
            if (!isProbed(witness)) {
                ignored++;
                LOG.debug("Node {} reports instance {}, which it was not asked to probe", node, id);
            } else if (healths.note(witness, report)) {
                touched.add(id.service());
                log(witness, report);
            }
        });
    }

    /** Follows a service that was compiled anew: what was said of its instances counts where they are only. */
    void follow(final ServiceId service) {
        healths.witnesses(service).stream().filter(witness -> !isProbed(witness)).forEach(healths::forget);
    }

    /** Forgets services that went while nobody looked. */
    void begin() {
        healths.services().stream().filter(service -> picture.compiled(service).isEmpty()).forEach(this::follow);
    }

    /** Returns how many reports were about instances that their node does not have. */
    long ignored() {
        return ignored;
    }

    private boolean isProbed(final Witness witness) {
        return picture.compiled(witness.instance().service())
            .map(service -> service.instances().get(witness.instance().instance()))
            .flatMap(instance -> instance.spot())
            .filter(spot -> spot instanceof Spot.Plugged plugged && plugged.site().id().equals(witness.node())
                && plugged.object().probing().isPresent()).isPresent();
    }

    private static void log(final Witness witness, final InstanceReport report) {
        if (report.health() == InstanceHealth.Dead) {
            LOG.warn("Instance {} on node {} is dead: probes through it are lost; see what it does with frames between"
                + " its interfaces", witness.instance(), witness.node());
        } else {
            LOG.info("Instance {} on node {} is {}", witness.instance(), witness.node(), report.health().getName());
        }
    }
}
