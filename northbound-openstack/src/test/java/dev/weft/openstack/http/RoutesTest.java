/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import dev.weft.openstack.model.Fault;
import dev.weft.openstack.store.NeutronStore;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.WeftBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfile;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service.WithoutInstance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance.AdminState;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceBuilder;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** The interface with a real datastore, from request to intent; without the intent's own rules. */
public class RoutesTest extends AbstractDataBrokerTest {
    private static final InstanceIdentifier<Weft> INTENT = InstanceIdentifier.create(Weft.class);

    private Routes routes;
    private String net;
    private String work;
    private String in;
    private String out;

    @Before
    public void makePorts() {
        routes = new Routes(new NeutronStore(getDataBroker()));
        net = create("networks", "{'name':'blue'}");
        work = port("'name':'work','fixed_ips':[{'ip_address':'10.0.0.1'}]");
        in = port("'name':'in'");
        out = port("'name':'out'");
    }

    @Test
    public void aPortIsAnInterfaceFoundByItsId() throws Exception {
        final var network = intent().nonnullNetwork().values().iterator().next();
        assertEquals("os-" + net, network.getName().getValue());
        assertEquals(Network.Kind.Fence, network.getKind());
        assertEquals(3, network.nonnullMember().size());
        final var port = appliance("os-" + work).nonnullInterface().values().iterator().next();
        assertEquals(work, port.getPortId());
        assertEquals("[10.0.0.1/32]", port.getInner().getAddress().stream()
            .map(address -> address.getValue()).toList().toString());
        assertEquals(null, appliance("os-" + work).getNode());
    }

    @Test
    public void aChainIsServicesAPolicyAndAProfile() throws Exception {
        final var group = group(pair());
        final var chain = chain(group, classifier("'protocol':'tcp','destination_port_range_min':80,"
            + "'destination_port_range_max':90,'source_ip_prefix':'10.0.0.0/24'"), "{'symmetric':'true'}");
        final var weft = intent();
        assertEquals(1, weft.nonnullNetwork().values().iterator().next().nonnullMember().size());
        final var service = weft.nonnullService().values().iterator().next();
        assertEquals("os-" + group, service.getName().getValue());
        assertEquals("os-" + net, service.getNetwork().getValue());
        assertEquals(WithoutInstance.Closed, service.getWithoutInstance());
        final var instance = service.nonnullInstance().values().iterator().next();
        assertEquals("ingress", instance.getIn().getValue());
        assertEquals("egress", instance.getOut().getValue());
        assertEquals(List.of(in, out), List.of(plugged(instance.getAppliance().getValue(), "ingress"),
            plugged(instance.getAppliance().getValue(), "egress")));
        final var policy = weft.nonnullPolicy().values().iterator().next();
        assertTrue(policy.getName().getValue(), policy.getName().getValue().startsWith("os-" + chain + "-"));
        assertEquals(64, policy.getName().getValue().length());
        final var match = policy.nonnullClassifier().values().iterator().next();
        assertEquals("10.0.0.0/24", match.getLocalPrefix().stringValue());
        assertEquals("80", match.getRemotePort().getLower().getValue().toString());
        final PortProfile profile = weft.nonnullPortProfile().values().iterator().next();
        assertEquals("Both", profile.nonnullPolicy().get(0).getDirection().toString());
        assertEquals(profile.getName(), appliance("os-" + work).nonnullInterface().values().iterator().next()
            .getPortProfile());
    }

    @Test
    public void whatIsDeletedLeavesNothing() throws Exception {
        final var pair = pair();
        final var group = group(pair);
        final var classifier = classifier("'ethertype':'IPv4'");
        final var chain = chain(group, classifier, "{}");
        for (var path : List.of("sfc/port_chains/" + chain, "sfc/flow_classifiers/" + classifier,
            "sfc/port_pair_groups/" + group, "sfc/port_pairs/" + pair, "ports/" + work, "ports/" + in, "ports/" + out,
            "networks/" + net)) {
            assertEquals(path, 204, send("DELETE", path, "").status());
        }
        final var left = intent();
        assertEquals(0, left.nonnullNetwork().size() + left.nonnullAppliance().size() + left.nonnullService().size()
            + left.nonnullPolicy().size() + left.nonnullPortProfile().size());
    }

    @Test
    public void whatIsInUseStays() throws Exception {
        final var pair = pair();
        final var group = group(pair);
        final var classifier = classifier("'ethertype':'IPv4'");
        chain(group, classifier, "{}");
        final var before = intent();
        refused(409, "FlowClassifierInUse", "DELETE", "sfc/flow_classifiers/" + classifier, "");
        refused(409, "PortPairGroupInUse", "DELETE", "sfc/port_pair_groups/" + group, "");
        refused(409, "PortPairInUse", "DELETE", "sfc/port_pairs/" + pair, "");
        refused(409, "PortInUse", "DELETE", "ports/" + work, "");
        refused(409, "NetworkInUse", "DELETE", "networks/" + net, "");
        refused(409, "PortPairIngressEgressInUse", "POST", "sfc/port_pairs",
            "{'port_pair':{'ingress':'" + in + "','egress':'" + in + "'}}");
        refused(409, "PortInUse", "POST", "sfc/flow_classifiers",
            "{'flow_classifier':{'logical_source_port':'" + in + "'}}");
        refused(409, "FlowClassifierInUse", "POST", "sfc/port_chains", "{'port_chain':{'port_pair_groups':['" + group
            + "'],'flow_classifiers':['" + classifier + "']}}");
        refused(409, "PortPairInUse", "POST", "sfc/port_pair_groups",
            "{'port_pair_group':{'port_pairs':['" + pair + "']}}");
        assertEquals(before, intent());
    }

    @Test
    public void whatIsWrongIsRefused() throws Exception {
        final var before = intent();
        final var nobody = "00000000-0000-0000-0000-000000000000";
        refused(404, "NetworkNotFound", "POST", "ports", "{'port':{'network_id':'" + nobody + "'}}");
        refused(404, "PortNotFound", "GET", "ports/work", "");
        refused(404, "PortNotFound", "PUT", "ports/" + nobody, "{'port':{}}");
        refused(404, "HTTPNotFound", "GET", "routers", "");
        refused(405, "HTTPMethodNotAllowed", "POST", "subnets", "{'subnet':{}}");
        refused(405, "HTTPMethodNotAllowed", "PATCH", "ports", "{}");
        for (var body : List.of("{'port':{'network_id':'" + net + "','security_groups':['x']}}", "{'port':{}}",
            "{'port':{'network_id':'x'}}", "{'port':{'network_id':'" + net + "','mac_address':'x'}}", "[]", "x", "",
            "{'ports':[]}", "{'port':{'network_id':'" + net + "','fixed_ips':[{'subnet_id':'" + nobody + "'}]}}",
            "{'port':{'network_id':'" + net + "','colour':'red'}}", "[".repeat(5000))) {
            refused(400, "HTTPBadRequest", "POST", "ports", body);
        }
        for (var attributes : List.of("'protocol':'tcp'", "'logical_source_port':'" + work
            + "','source_port_range_min':1,'source_port_range_max':2", "'logical_source_port':'" + work
            + "','source_ip_prefix':'10.0.0.1/24'", "'logical_source_port':'" + work
            + "','source_ip_prefix':'2001:db8::/64'", "'logical_source_port':'" + work + "','protocol':'tcp',"
            + "'source_port_range_min':2,'source_port_range_max':1", "'logical_source_port':'" + work
            + "','l7_parameters':{'url':'x'}")) {
            refused(400, "HTTPBadRequest", "POST", "sfc/flow_classifiers", "{'flow_classifier':{" + attributes + "}}");
        }
        refused(400, "HTTPBadRequest", "POST", "sfc/port_pair_groups", "{'port_pair_group':{'tap_enabled':true}}");
        refused(400, "HTTPBadRequest", "PUT", "ports/" + work, "{'port':{'network_id':'" + net + "'}}");
        assertEquals(before, intent());
    }

    @Test
    public void whatAdministratorsSetStays() throws Exception {
        final var group = group(pair());
        final var service = service();
        final var instance = service.nonnullInstance().values().iterator().next();
        put(new ServiceBuilder(service).setWithoutInstance(WithoutInstance.Open).setInstance(Map.of(instance.key(),
            new InstanceBuilder(instance).setAdminState(AdminState.Draining).build())).build());
        chain(group, classifier("'ethertype':'IPv4'"), "{}");
        assertEquals(WithoutInstance.Open, service().getWithoutInstance());
        assertEquals(AdminState.Draining, service().nonnullInstance().values().iterator().next().getAdminState());
    }

    @Test
    public void aServiceStaysAsLongAsItsGroupAndItsNetwork() throws Exception {
        final var pair = pair();
        final var group = group(pair);
        put(new ServiceBuilder(service()).setWithoutInstance(WithoutInstance.Open).build());
        assertEquals(200, change(group, "").status());
        assertEquals(WithoutInstance.Open, service().getWithoutInstance());
        assertEquals("os-" + net, service().getNetwork().getValue());
        assertEquals(0, service().nonnullInstance().size());
        assertEquals(200, change(group, "'" + pair + "'").status());
        assertEquals(WithoutInstance.Open, service().getWithoutInstance());
        assertEquals(1, service().nonnullInstance().size());
        change(group, "");
        List.of("sfc/port_pairs/" + pair, "ports/" + work, "ports/" + in, "ports/" + out, "networks/" + net)
            .forEach(path -> assertEquals(path, 204, send("DELETE", path, "").status()));
        assertEquals("of which network should it be?", 0, intent().nonnullService().size());
        assertEquals(200, send("GET", "sfc/port_pair_groups/" + group, "").status());
    }

    @Test
    public void whatSomebodyElseDeletedComesBackAndHisOwnIsLeftAlone() throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.delete(LogicalDatastoreType.CONFIGURATION, INTENT.child(Appliance.class,
            appliance("os-" + work).key()));
        tx.commit().get();
        final var before = intent().nonnullAppliance().size();
        assertEquals(200, send("PUT", "networks/" + net, "{'network':{'name':'red'}}").status());
        assertEquals(before + 1, intent().nonnullAppliance().size());
    }

    @Test
    public void clientsFindOutWhatIsServed() {
        assertEquals(300, routes.answer(new Request("GET", "/", Map.of(), "", "http://x/openstack")).status());
        assertEquals("[{\"rel\":\"self\",\"href\":\"http://x/openstack/v2.0/\"}]",
            routes.answer(new Request("GET", "", Map.of(), "", "http://x/openstack")).body()
                .getAsJsonArray("versions").get(0).getAsJsonObject().get("links").toString());
        assertEquals(6, send("GET", "", "").body().getAsJsonArray("resources").size());
        assertEquals(200, send("GET", "extensions/sfc", "").status());
        assertEquals(0, send("GET", "subnets.json", "").body().getAsJsonArray("subnets").size());
        assertThrows(Fault.class, () -> send("GET", "extensions/tag", ""));
        assertFalse(send("GET", "networks", "").body().getAsJsonArray("networks").isEmpty());
    }

    private Service service() throws Exception {
        return intent().nonnullService().values().iterator().next();
    }

    private void put(final Service service) throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, INTENT.child(Service.class, service.key()), service);
        tx.commit().get();
    }

    private Reply change(final String group, final String pairs) {
        return send("PUT", "sfc/port_pair_groups/" + group, "{'port_pair_group':{'port_pairs':[" + pairs + "]}}");
    }

    private String pair() {
        return create("sfc/port_pairs", "{'ingress':'" + in + "','egress':'" + out + "'}");
    }

    private String group(final String pair) {
        return create("sfc/port_pair_groups", "{'port_pairs':['" + pair + "']}");
    }

    private String classifier(final String attributes) {
        return create("sfc/flow_classifiers", "{'logical_source_port':'" + work + "'," + attributes + "}");
    }

    private String chain(final String group, final String classifier, final String parameters) {
        return create("sfc/port_chains", "{'port_pair_groups':['" + group + "'],'flow_classifiers':['" + classifier
            + "'],'chain_parameters':" + parameters + "}");
    }

    private String port(final String attributes) {
        return create("ports", "{'network_id':'" + net + "'," + attributes + "}");
    }

    private String create(final String path, final String attributes) {
        return new User(routes).create(path, attributes);
    }

    private void refused(final int status, final String type, final String method, final String path,
            final String body) {
        final var fault = assertThrows(method + " " + path + " " + body, Fault.class, () -> send(method, path, body));
        final JsonObject error = Reply.refusal(fault).body().getAsJsonObject("NeutronError");
        assertEquals(fault.getMessage(), type, error.get("type").getAsString());
        assertEquals(fault.getMessage(), status, fault.status());
        assertEquals(List.of("type", "message", "detail"), List.copyOf(error.keySet()));
    }

    private Reply send(final String method, final String path, final String body) {
        return new User(routes).send(method, path, body);
    }

    private Weft intent() throws Exception {
        try (var tx = getDataBroker().newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.CONFIGURATION, INTENT).get().orElseGet(() ->
                new WeftBuilder().build());
        }
    }

    private Appliance appliance(final String name) throws Exception {
        return intent().nonnullAppliance().values().stream().filter(entry -> entry.getName().getValue().equals(name))
            .findFirst().orElseThrow();
    }

    private String plugged(final String appliance, final String name) throws Exception {
        return appliance(appliance).nonnullInterface().values().stream()
            .filter(port -> port.getName().getValue().equals(name)).findFirst().orElseThrow().getPortId();
    }
}
