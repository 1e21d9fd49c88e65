/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortRef.Tunnel.Kind;
import dev.weft.api.overlay.UdpPort;
import dev.weft.impl.model.StandbyIntent.FailoverOn;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface.AdminState;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Standby;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.Inner;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.Outer;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.Tunnel;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Reads one appliance and its interfaces. */
final class ApplianceReader {
    private final IntentPath at;

    ApplianceReader(final IntentPath at) {
        this.at = at;
    }

    ApplianceIntent read(final Appliance appliance) throws InvalidIntent {
        final String name = appliance.key().getName().getValue();
        final var node = IntentReader.guarded(at.at("node"),
            () -> Optional.ofNullable(appliance.getNode()).map(value -> new NodeId(value.getValue())));
        final Map<String, InterfaceIntent> interfaces = new HashMap<>();
        for (var port : appliance.nonnullInterface().values()) {
            final var value = port(name, port);
            interfaces.put(value.id().name(), value);
        }
        return new ApplianceIntent(name, node, interfaces, standby(appliance.getStandby()));
    }

    private Optional<StandbyIntent> standby(final Standby standby) throws InvalidIntent {
        final var failoverOn = standby == null ? null : standby.getFailoverOn();
        final var name = standby == null ? null : standby.getAppliance();
        if (name == null && failoverOn != null) {
            throw new InvalidIntent(at.at("standby"), "failover-on is given but no standby; give standby/appliance, or"
                + " leave standby out");
        }
        return Optional.ofNullable(name).map(value -> new StandbyIntent(value.getValue(),
            failoverOn == null ? IntentDefaults.FAILOVER_ON : failoverOn(failoverOn)));
    }

    private static FailoverOn failoverOn(final Standby.FailoverOn failoverOn) {
        return switch (failoverOn) {
            case GuestGone -> FailoverOn.GUEST_GONE;
            case LinkDown -> FailoverOn.LINK_DOWN;
        };
    }

    private static InterfaceIntent port(final String appliance, final Interface port) throws InvalidIntent {
        final var here = IntentPath.port(appliance, port.key().getName().getValue());
        return IntentReader.guarded(here, () -> {
            final var id = new InterfaceId(appliance, port.key().getName().getValue());
            final var admin = port.getAdminState();
            final var enabled = port.getLinkEnabled();
            return new InterfaceIntent(id,
                admin == null ? IntentDefaults.ADMIN_UP : admin == AdminState.Up,
                enabled == null ? IntentDefaults.LINK_ENABLED : enabled,
                portRef(here, id, port), outerAddress(here, port.getOuter()), listen(port.getOuter()),
                innerMtu(port.getInner()), mac(here, port.getInner()), bandwidth(here, port.getBandwidth()),
                Optional.ofNullable(port.getPortProfile()).map(Name::getValue));
        });
    }

    private static PortRef portRef(final IntentPath here, final InterfaceId id, final Interface port)
            throws InvalidIntent {
        final var portId = port.getPortId();
        final var device = port.getDevice();
        if (portId != null && device != null) {
            throw new InvalidIntent(here, "it has both port-id " + portId + " and device " + device
                + "; keep port-id for a virtual appliance, device for a physical one");
        }
        final var tunnel = tunnel(here.at("tunnel"), port.getTunnel());
        if (tunnel.isPresent()) {
            if (portId != null || device != null) {
                throw new InvalidIntent(here, "it has both a tunnel and " + (portId != null ? "port-id " + portId
                    : "device " + device) + "; keep the tunnel for an appliance that is not on the node");
            }
            return tunnel.orElseThrow();
        }
        if (device != null) {
            return new PortRef.Physical(device);
        }
        return new PortRef.Plugged(portId != null ? portId : id.toString());
    }

    private static Optional<PortRef> tunnel(final IntentPath here, final Tunnel stored) throws InvalidIntent {
        if (stored == null) {
            return Optional.empty();
        }
        final var kind = stored.getEncapsulation();
        final var remote = stored.getRemoteAddress();
        final var key = stored.getKey();
        if (kind == null && remote == null && key == null) {
            return Optional.empty();
        }
        if (kind == null || remote == null || key == null) {
            throw new InvalidIntent(here, "the tunnel is not complete; give encapsulation, remote-address and key");
        }
        return IntentReader.guarded(here,
            () -> Optional.of(new PortRef.Tunnel(kind(kind), Addresses.of(remote), key.getValue().longValue())));
    }

    private static Kind kind(final Tunnel.Encapsulation encapsulation) {
        return switch (encapsulation) {
            case Vxlan -> Kind.VXLAN;
            case Gre -> Kind.GRE;
        };
    }

    private static Optional<InetAddress> outerAddress(final IntentPath here, final Outer outer) throws InvalidIntent {
        return outer == null ? Optional.empty() : IntentReader.guarded(here.at("outer/address"),
            () -> Optional.ofNullable(outer.getAddress()).map(Addresses::of));
    }

    private static UdpPort listen(final Outer outer) {
        return udpPort(outer == null ? null : outer.getUdpPort(), IntentDefaults.LISTEN_PORT);
    }

    static UdpPort udpPort(final PortNumber port, final UdpPort otherwise) {
        return port == null ? otherwise : new UdpPort(port.getValue().toJava());
    }

    private static Optional<MacAddress> mac(final IntentPath here, final Inner inner) throws InvalidIntent {
        return inner == null ? Optional.empty() : IntentReader.guarded(here.at("inner/mac-address"),
            () -> Optional.ofNullable(inner.getMacAddress()).map(mac -> MacAddress.of(mac.getValue())));
    }

    private static Bandwidth bandwidth(final IntentPath here,
            final org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface
                .Bandwidth stored) throws InvalidIntent {
        return stored == null ? IntentDefaults.BANDWIDTH : IntentReader.guarded(here.at("bandwidth"),
            () -> new Bandwidth(limit(stored.getFromGuest()), limit(stored.getToGuest())));
    }

    private static OptionalInt limit(final Uint32 stored) {
        return stored == null ? OptionalInt.empty() : OptionalInt.of(stored.intValue());
    }

    private static OptionalInt innerMtu(final Inner inner) {
        final var mtu = inner == null ? null : inner.getMtu();
        return mtu == null ? OptionalInt.empty() : OptionalInt.of(mtu.toJava());
    }
}
