/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Firewall.DefaultAction;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** What is in use is changed without a moment at which it is not there (SI-1, SI-2, SI-8). */
public class ChangeCommandsTest extends ConsoleTestCase {
    private static final InstanceIdentifier<Weft> ROOT = InstanceIdentifier.create(Weft.class);

    @Before
    public void before() throws Exception {
        openOnNetworks();
        says("service fw created", "weft:service-add fw --network red --without-instance closed --probe ethernet");
        says("instance fw/one created", "weft:service-instance-add fw one --in fw/eth0 --out fw/eth1 --weight 3");
        says("service wall created", "weft:service-add wall --network red --without-instance closed --firewall drop");
        says("service wall changed", "weft:service-rule-add wall 10 allow,tcp");
        says("policy web created", "weft:policy-add web --chain fw");
        says("profile p created", "weft:profile-add p --policy web");
        says("profile p attached", "weft:profile-attach p fw/eth3");
    }

    private <T extends DataObject> T stored(final InstanceIdentifier<T> path) throws Exception {
        try (var transaction = getDataBroker().newReadOnlyTransaction()) {
            return transaction.read(LogicalDatastoreType.CONFIGURATION, path).get().orElseThrow();
        }
    }

    private Service service(final String name) throws Exception {
        return stored(ROOT.child(Service.class, new ServiceKey(new Name(name))));
    }

    @Test
    public void changesServicesThatAreInUse() throws Exception {
        says("service fw changed", "weft:service-set fw --without-instance open --load-sharing host-pair"
            + " --drain-time 60 --misses 5 --header nsh");
        final var changed = service("fw");
        assertEquals("open host-pair 60 5 nsh ethernet red", changed.getWithoutInstance().getName() + " "
            + changed.getLoadSharing().getName() + " " + changed.getDrainTime() + " "
            + changed.getHealth().getMisses() + " " + changed.getHeader().getName() + " "
            + changed.getHealth().getProbe().getName() + " " + changed.getNetwork().getValue());
        assertEquals(1, changed.nonnullInstance().size());
        says("service fw unchanged", "weft:service-set --drain-time 60 fw --interval 1000");
        fails("nothing to change: give --network, --without-instance, --firewall, --gateway, --header, --load-sharing,"
            + " --drain-time, --probe, --interval or --misses", "weft:service-set fw");
        fails("service gone does not exist", "weft:service-set gone --header nsh");
    }

    @Test
    public void changesWhoDoesTheWork() throws Exception {
        says("service wall changed", "weft:service-set wall --firewall allow");
        assertEquals(DefaultAction.Allow, service("wall").getFirewall().getDefaultAction());
        assertEquals(1, service("wall").getFirewall().nonnullRule().size());
        fails("give --firewall or --gateway, not both: one of them does the work",
            "weft:service-set wall --firewall allow --gateway edge");
        says("service wall changed", "weft:service-set wall --firewall none --gateway edge");
        assertNull(service("wall").getFirewall());
        assertEquals("edge", service("wall").getGateway().getValue());
        says("service wall changed", "weft:service-set wall --gateway none");
        assertNull(service("wall").getGateway());
    }

    @Test
    public void changesProfilesThatInterfacesHave() throws Exception {
        says("profile p changed", "weft:profile-set p --policy map,web:to");
        assertTrue(console.run("weft:profile-list").contains("p        map web:to  1"));
        says("profile p changed", "weft:profile-set p --policy none");
        assertTrue(console.run("weft:profile-list").contains("p        -         1"));
        fails("nothing to change: give --policy", "weft:profile-set p");
        fails("profile gone does not exist", "weft:profile-set gone --policy web");
    }

    @Test
    public void movesInstances() throws Exception {
        says("instance fw/one changed", "weft:service-instance-set fw one --out fw/eth2");
        assertTrue(console.run("weft:service-show fw").contains("fw/eth0  fw/eth2  3"));
        fails("--in lb/eth0 is of another appliance than the interface on the other side, fw/eth2: give --out, too, or"
            + " --out none", "weft:service-instance-set fw one --in lb/eth0");
        fails("--out lb/eth1 is not an interface of appliance fw; an instance is one appliance",
            "weft:service-instance-set fw one --out lb/eth1");
        says("instance fw/one changed", "weft:service-instance-set fw one --in lb/eth0 --out lb/eth1");
        says("instance fw/one unchanged", "weft:service-instance-set fw one --in lb/eth0");
        says("instance fw/one changed", "weft:service-instance-set fw one --out none");
        assertTrue(console.run("weft:service-show fw").contains("lb/eth0  lb/eth0  3"));
        says("instance wall/one created", "weft:service-instance-add wall one --node h1");
        fails("the instance is a node, which has no interfaces: --out is for appliances",
            "weft:service-instance-set wall one --out fw/eth0");
    }

    @Test
    public void changesIdsOfPolicies() throws Exception {
        final var path = ROOT.child(Policy.class, new PolicyKey(new Name("web")));
        says("policy web changed", "weft:policy-set web --id 9");
        assertEquals(9, stored(path).getId().getValue().toJava());
        says("policy web changed", "weft:policy-set web --id none");
        assertNull(stored(path).getId());
        assertFalse(stored(path).getService().isEmpty());
    }
}
