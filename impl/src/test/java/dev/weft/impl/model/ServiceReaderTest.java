/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.service.Probing;
import dev.weft.impl.model.InstanceIntent.Admin;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service.Header;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service.LoadSharing;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service.WithoutInstance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Health.Probe;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.HealthBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance.AdminState;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Services as stored, as values. */
public class ServiceReaderTest {
    private static final ServiceId FW = new ServiceId("fw");

    private static ServiceBuilder fw() {
        return new ServiceBuilder().setName(new Name("fw")).setNetwork(new Name("red"))
            .setWithoutInstance(WithoutInstance.Closed);
    }

    private static InstanceBuilder one() {
        return new InstanceBuilder().setName(new Name("one")).setAppliance(new Name("vm")).setIn(new Name("in"));
    }

    private static ServiceBuilder with(final InstanceBuilder instance) {
        return fw().setInstance(BindingMap.of(instance.build()));
    }

    private static void refused(final String path, final String text, final ServiceBuilder service) {
        final var refusal = assertThrows(InvalidIntent.class, () -> IntentReader.service(service.build()));
        assertEquals("/weft:weft/service=fw" + path, refusal.path());
        assertEquals("service fw: " + text, refusal.getMessage());
    }

    @Test
    public void defaultsAreFilledIn() throws InvalidIntent {
        final var in = new InterfaceId("vm", "in");
        assertEquals(new ServiceIntent(FW, new NetworkId("red"), ServiceFunction.APPLIANCES, false, false, true,
            Duration.ofSeconds(300), Optional.empty(), new TreeMap<>(Map.of("one",
                new InstanceIntent(new InstanceId(FW, "one"), new Workplace.Ports(in, in), 1, Admin.UP)))),
            IntentReader.service(with(one()).build()));
    }

    @Test
    public void takesWhatIsGiven() throws InvalidIntent {
        final var stored = with(one().setOut(new Name("out")).setWeight(Uint8.valueOf(7))
            .setAdminState(AdminState.Draining)).setHeader(Header.Nsh).setWithoutInstance(WithoutInstance.Open)
            .setLoadSharing(LoadSharing.HostPair).setDrainTime(Uint32.valueOf(5)).setHealth(new HealthBuilder()
                .setProbe(Probe.Ip).setInterval(Uint32.valueOf(200)).setMisses(Uint8.valueOf(9)).build());
        assertEquals(new ServiceIntent(FW, new NetworkId("red"), ServiceFunction.APPLIANCES, true, true, false,
            Duration.ofSeconds(5), Optional.of(new Probing(Probing.Kind.IP, Duration.ofMillis(200), 9)),
            new TreeMap<>(Map.of("one",
                new InstanceIntent(new InstanceId(FW, "one"), new Workplace.Ports(new InterfaceId("vm", "in"),
                    new InterfaceId("vm", "out")), 7, Admin.DRAINING)))), IntentReader.service(stored.build()));
    }

    @Test
    public void probesHaveDefaults() throws InvalidIntent {
        assertEquals(Optional.of(new Probing(Probing.Kind.ETHERNET, Duration.ofSeconds(1), 3)),
            IntentReader.service(fw().setHealth(new HealthBuilder().setProbe(Probe.Ethernet).build()).build())
                .probing());
        assertEquals(Optional.empty(), IntentReader.service(fw().setHealth(new HealthBuilder()
            .setProbe(Probe.None).setMisses(Uint8.valueOf(9)).build()).build()).probing());
    }

    @Test
    public void whatIsNeededIsAskedFor() {
        refused("/network", "it has no network; give the network whose traffic it gets", fw().setNetwork(null));
        refused("/without-instance", "it does not say what becomes of traffic while no instance is in service; set"
            + " without-instance to open (traffic passes by) or to closed (it is dropped)",
            fw().setWithoutInstance(null));
        refused("/instance=one/appliance", "instance one has no appliance; give it one",
            with(one().setAppliance(null)));
        refused("/instance=one/in", "instance one has no in; give it one", with(one().setIn(null)));
    }
}
