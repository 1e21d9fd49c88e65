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

import com.google.common.net.InetAddresses;
import dev.weft.api.id.ServiceId;
import dev.weft.api.service.Prefix;
import dev.weft.impl.model.MappingIntent.Rule;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6Prefix;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Settings.WithoutRule;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.settings.RuleBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy.Path;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.MappingBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Settings of mapping mode as stored, as values. */
public class MappingReaderTest {
    private static PolicyBuilder web(final MappingBuilder mapping) {
        return new PolicyBuilder().setName(new Name("web")).setService(List.of(new Name("fw"), new Name("ids")))
            .setPath(Path.Mapping).setMapping(mapping == null ? null : mapping.build());
    }

    private static MappingBuilder dropping(final RuleBuilder... rules) {
        return new MappingBuilder().setWithoutRule(WithoutRule.Drop)
            .setRule(Arrays.stream(rules).map(RuleBuilder::build).collect(BindingMap.toMap()));
    }

    private static RuleBuilder rule(final String local, final String remote, final String... services) {
        return new RuleBuilder().setLocal(IetfInetUtil.ipPrefixFor(local)).setRemote(IetfInetUtil.ipPrefixFor(remote))
            .setService(Arrays.stream(services).map(Name::new).toList());
    }

    private static Prefix prefix(final String address, final int length) {
        return new Prefix(InetAddresses.forString(address), length);
    }

    private static void refused(final String path, final String text, final PolicyBuilder policy) {
        final var refusal = assertThrows(InvalidIntent.class, () -> IntentReader.policy(policy.build()));
        assertEquals("/weft:weft/policy=web" + path, refusal.path());
        assertEquals("policy web: " + text, refusal.getMessage());
    }

    @Test
    public void takesWhatIsGiven() throws InvalidIntent {
        final var mapping = IntentReader.policy(web(dropping(rule("0.0.0.0/0", "10.1.0.0/16", "ids", "fw"),
            rule("::/0", "2001:db8::/32")).setLifetime(Uint32.valueOf(5))).build()).mapping();
        assertEquals(Optional.of(new MappingIntent(Duration.ofSeconds(5), false, List.of(
            new Rule(prefix("0.0.0.0", 0), prefix("10.1.0.0", 16), List.of(new ServiceId("ids"), new ServiceId("fw"))),
            new Rule(prefix("::", 0), prefix("2001:db8::", 32), List.of())))), mapping);
        assertEquals(Optional.of(new MappingIntent(IntentDefaults.MAPPING_LIFETIME, true, List.of())),
            IntentReader.policy(web(new MappingBuilder().setWithoutRule(WithoutRule.Direct)).build()).mapping());
        assertEquals(Optional.empty(), IntentReader.policy(web(null).setPath(Path.Chain).build()).mapping());
    }

    @Test
    public void settingsWithoutMappingModeAreRefused() {
        final var text = "the policy leads its traffic along a chain, so that nothing here would count; set its path to"
            + " mapping, or leave this out";
        refused("/mapping", text, web(dropping()).setPath(Path.Chain));
        refused("/mapping", text, web(dropping(rule("0.0.0.0/0", "0.0.0.0/0"))).setPath(null));
        refused("/mapping", text, web(new MappingBuilder().setLifetime(Uint32.TEN)).setPath(null));
    }

    @Test
    public void whatBecomesOfTrafficWithoutRuleMustBeChosen() {
        final var text = "it is not said what becomes of traffic that no rule fits; choose direct, which lets it go"
            + " directly to its destination, or drop";
        refused("/mapping/without-rule", text, web(null));
        refused("/mapping/without-rule", text, web(dropping().setWithoutRule(null)));
    }

    @Test
    public void impossibleRulesAreRefused() {
        refused("/mapping/rule=10.0.0.0/8,2001:db8::/32", "local 10.0.0.0/8 and remote 2001:db8::/32 are of different"
            + " families; give two prefixes of one", web(dropping(rule("10.0.0.0/8", "2001:db8::/32"))));
        refused("/mapping/rule=0.0.0.0/0,10.0.0.0/8", "a service is in the path twice: [fw, fw]; name each once",
            web(dropping(rule("0.0.0.0/0", "10.0.0.0/8", "fw", "fw"))));
        refused("/mapping/rule", "10.0.0.1/8 has bits behind its length",
            web(dropping(rule("10.0.0.1/8", "0.0.0.0/0"))));
        refused("", "a rule names service lb, which is not one of the policy's services: [fw, ids]; add it to them, or"
            + " name one of them", web(dropping(rule("10.0.0.0/8", "0.0.0.0/0", "fw", "lb"))));
        refused("/mapping/rule=::/0,2001:db8::/32", "there are two rules for these prefixes, written in two ways; leave"
            + " one of them out", web(dropping(rule("::/0", "2001:db8::/32", "fw"),
                rule("::/0", "::/0").setRemote(new IpPrefix(new Ipv6Prefix("2001:DB8::/32"))))));
    }
}
