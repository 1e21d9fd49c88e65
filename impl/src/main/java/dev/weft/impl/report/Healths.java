/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.report;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.SetMultimap;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.ServiceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InstanceHealth;

/**
 * What helpers said last of instances of services. That a helper is silent, or begins anew, says nothing of an
 * instance, so what was said before counts until something else is said.
 */
public final class Healths {
    private final Map<Witness, InstanceReport> last = new HashMap<>();
    private final SetMultimap<ServiceId, Witness> services = HashMultimap.create();
    private final Set<Witness> saved = new HashSet<>();
    private final Set<Witness> unsaved = new HashSet<>();

    /**
     * An instance on a node.
     *
     * @param node the node
     * @param instance the instance
     */
    public record Witness(NodeId node, InstanceId instance) {
        public Witness {
            requireNonNull(node);
            requireNonNull(instance);
        }
    }

    /**
     * Begins with what was known before a restart.
     *
     * @param dead the instances that were dead
     */
    public void load(final Collection<Witness> dead) {
        saved.addAll(dead);
        dead.forEach(witness -> put(witness, new InstanceReport(InstanceHealth.Dead, Optional.empty())));
    }

    /**
     * Tells what is known of an instance.
     *
     * @param node the node it is on
     * @param instance the instance
     * @return what was said last; {@link InstanceReport#UNKNOWN} if nothing was
     */
    public InstanceReport of(final NodeId node, final InstanceId instance) {
        return last.getOrDefault(new Witness(node, instance), InstanceReport.UNKNOWN);
    }

    /**
     * Takes note of an instance.
     *
     * @param witness the instance, on the node whose helper speaks
     * @param report what it says
     * @return whether the health is another one now
     */
    public boolean note(final Witness witness, final InstanceReport report) {
        if (report.health() == InstanceHealth.Unknown) {
            return false;
        }
        final var before = put(witness, report);
        return before == null || before.health() != report.health();
    }

    /**
     * Forgets an instance that is not on that node any more, or is not probed there.
     *
     * @param witness the instance
     */
    public void forget(final Witness witness) {
        last.remove(witness);
        services.remove(witness.instance().service(), witness);
        unsaved.add(witness);
    }

    /**
     * Forgets a node.
     *
     * @param node the node
     */
    public void forget(final NodeId node) {
        Set.copyOf(last.keySet()).stream().filter(witness -> witness.node().equals(node)).forEach(this::forget);
    }

    /**
     * Tells of which instances something is known.
     *
     * @param service their service
     * @return the instances
     */
    public Set<Witness> witnesses(final ServiceId service) {
        return Set.copyOf(services.get(service));
    }

    /**
     * Tells of which services something is known.
     *
     * @return their names
     */
    public Set<ServiceId> services() {
        return Set.copyOf(services.keySet());
    }

    /**
     * Returns what is other than is written.
     *
     * @return for each of these instances, whether it is dead
     */
    public Map<Witness, Boolean> changes() {
        final var changes = new HashMap<Witness, Boolean>();
        for (var witness : unsaved) {
            final boolean isDead = of(witness.node(), witness.instance()).health() == InstanceHealth.Dead;
            if (isDead != saved.contains(witness)) {
                changes.put(witness, isDead);
            }
        }
        return changes;
    }

    /**
     * Takes note that changes are written.
     *
     * @param changes the changes
     */
    public void stored(final Map<Witness, Boolean> changes) {
        changes.forEach((witness, isDead) -> {
            if (isDead) {
                saved.add(witness);
            } else {
                saved.remove(witness);
            }
        });
        unsaved.clear();
    }

    private InstanceReport put(final Witness witness, final InstanceReport report) {
        services.put(witness.instance().service(), witness);
        unsaved.add(witness);
        return last.put(witness, report);
    }
}
