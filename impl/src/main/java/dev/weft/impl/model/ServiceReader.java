/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.service.Probing;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Health;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** Reads one service and its instances. */
final class ServiceReader {
    private final IntentPath at;

    ServiceReader(final IntentPath at) {
        this.at = at;
    }

    ServiceIntent read(final Service service) throws InvalidIntent {
        final var id = new ServiceId(service.key().getName().getValue());
        if (service.getNetwork() == null) {
            throw new InvalidIntent(at.at("network"), "it has no network; give the network whose traffic it gets");
        }
        if (service.getWithoutInstance() == null) {
            throw new InvalidIntent(at.at("without-instance"), "it does not say what becomes of traffic while no"
                + " instance is in service; set without-instance to open (traffic passes by) or to closed (it is"
                + " dropped)");
        }
        final SortedMap<String, InstanceIntent> instances = new TreeMap<>();
        for (var instance : service.nonnullInstance().values()) {
            final var value = instance(id, instance);
            instances.put(value.id().instance(), value);
        }
        final var drain = service.getDrainTime();
        return new ServiceIntent(id, new NetworkId(service.getNetwork().getValue()),
            service.getHeader() == null ? IntentDefaults.SERVICE_AWARE : service.getHeader() == Service.Header.Nsh,
            service.getWithoutInstance() == Service.WithoutInstance.Open,
            service.getLoadSharing() == null ? IntentDefaults.SERVICE_BY_CONNECTION
                : service.getLoadSharing() == Service.LoadSharing.Connection,
            drain == null ? IntentDefaults.DRAIN_TIME : Duration.ofSeconds(drain.toJava()),
            probing(service.getHealth()), instances);
    }

    private Optional<Probing> probing(final Health health) throws InvalidIntent {
        final var probe = health == null ? null : health.getProbe();
        if (probe == null || probe == Health.Probe.None) {
            return Optional.empty();
        }
        final var interval = health.getInterval();
        final var misses = health.getMisses();
        return IntentReader.guarded(at.at("health"), () -> Optional.of(new Probing(
            probe == Health.Probe.Ethernet ? Probing.Kind.ETHERNET : Probing.Kind.IP,
            interval == null ? IntentDefaults.PROBE_INTERVAL : Duration.ofMillis(interval.toJava()),
            misses == null ? IntentDefaults.PROBE_MISSES : misses.toJava())));
    }

    private InstanceIntent instance(final ServiceId service, final Instance instance) throws InvalidIntent {
        final var name = instance.key().getName().getValue();
        final var here = at.at("instance=" + name);
        final var appliance = required(here, name, "appliance", instance.getAppliance());
        final var in = required(here, name, "in", instance.getIn());
        final var out = instance.getOut();
        final var weight = instance.getWeight();
        return IntentReader.guarded(here, () -> new InstanceIntent(new InstanceId(service, name),
            new InterfaceId(appliance, in), new InterfaceId(appliance, out == null ? in : out.getValue()),
            weight == null ? IntentDefaults.WEIGHT : weight.toJava(), admin(instance.getAdminState())));
    }

    private static String required(final IntentPath here, final String instance, final String leaf, final Name value)
            throws InvalidIntent {
        if (value == null) {
            throw new InvalidIntent(here.at(leaf), "instance " + instance + " has no " + leaf + "; give it one");
        }
        return value.getValue();
    }

    private static InstanceIntent.Admin admin(final Instance.AdminState state) {
        return state == null ? IntentDefaults.INSTANCE_ADMIN : switch (state) {
            case Up -> InstanceIntent.Admin.UP;
            case Draining -> InstanceIntent.Admin.DRAINING;
            case Down -> InstanceIntent.Admin.DOWN;
        };
    }
}
