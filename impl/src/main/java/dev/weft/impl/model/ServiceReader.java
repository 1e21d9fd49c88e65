/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.id.GatewayId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.service.Probing;
import java.time.Duration;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Health;

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
        final var function = function(service);
        final boolean aware = service.getHeader() == null ? IntentDefaults.SERVICE_AWARE
            : service.getHeader() == Service.Header.Nsh;
        final var probing = probing(service.getHealth());
        if (function.isBuiltIn()) {
            refuseWhatSwitchesLack(aware, probing.isPresent());
        }
        final var drain = service.getDrainTime();
        return new ServiceIntent(id, new NetworkId(service.getNetwork().getValue()), function, aware,
            service.getWithoutInstance() == Service.WithoutInstance.Open,
            service.getLoadSharing() == null ? IntentDefaults.SERVICE_BY_CONNECTION
                : service.getLoadSharing() == Service.LoadSharing.Connection,
            drain == null ? IntentDefaults.DRAIN_TIME : Duration.ofSeconds(drain.toJava()), probing,
            new InstanceReader(at, id, function).read(service));
    }

    private ServiceFunction function(final Service service) throws InvalidIntent {
        final var firewall = service.getFirewall();
        final var gateway = service.getGateway();
        if (firewall != null && gateway != null) {
            throw new InvalidIntent(at.at("gateway"), "it is a firewall, and gateway " + gateway.getValue()
                + " does its work; leave one of firewall and gateway out");
        }
        if (firewall != null) {
            return new FirewallReader(at).read(firewall);
        }
        return gateway == null ? ServiceFunction.APPLIANCES
            : new ServiceFunction.ByGateway(new GatewayId(gateway.getValue()));
    }

    private void refuseWhatSwitchesLack(final boolean aware, final boolean probed) throws InvalidIntent {
        if (aware) {
            throw new InvalidIntent(at.at("header"), "its header is nsh, but switches do its work and need none; leave"
                + " header out");
        }
        if (probed) {
            throw new InvalidIntent(at.at("health/probe"), "it has a probe, but switches do its work, of which it is"
                + " known how they are; leave probe out");
        }
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
}
