/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.mapping;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.service.Prefix;
import dev.weft.impl.model.MappingIntent;
import dev.weft.impl.model.MappingIntent.Rule;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.Test;

public class MappingTest {
    static InetAddress address(final String text) {
        return InetAddresses.forString(text);
    }

    static Prefix prefix(final String text) {
        final int slash = text.indexOf('/');
        return new Prefix(address(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    static Rule rule(final String local, final String remote, final String... services) {
        return new Rule(prefix(local), prefix(remote), Arrays.stream(services).map(ServiceId::new).toList());
    }

    static MappingIntent intent(final boolean direct, final Rule... rules) {
        return new MappingIntent(Duration.ofSeconds(60), direct, List.of(rules));
    }

    /** A service with so many instances, all of the same weight, with locators from a first one on. */
    static Pool pool(final String service, final int first, final int count, final boolean open) {
        final var weights = new TreeMap<InstanceId, Integer>();
        final var locators = new TreeMap<InstanceId, Integer>();
        for (int number = first; number < first + count; number++) {
            final var id = new InstanceId(new ServiceId(service), "i" + number);
            weights.put(id, 1);
            locators.put(id, number);
        }
        return new Pool(open, weights, locators);
    }

    /** Service a at 1, b at 2 and 3. */
    static Mapping mapping(final MappingIntent intent) {
        return new Mapping(new RuleTable(intent), new TreeMap<>(Map.of(new ServiceId("a"), pool("a", 1, 1, false),
            new ServiceId("b"), pool("b", 2, 2, true))));
    }

    @Test
    public void theLongestLocalPrefixCountsBeforeTheLongestRemoteOne() {
        final var rules = new RuleTable(intent(false, rule("10.0.0.0/8", "10.9.0.0/16", "wide"),
            rule("10.1.0.0/16", "0.0.0.0/0", "narrow"), rule("10.1.0.0/16", "10.9.9.0/24", "narrowest"),
            rule("::/0", "2001:db8::/32", "six"), rule("10.3.0.0/16", "10.0.0.0/8")));
        final var far = address("10.9.1.1");
        assertEquals(Optional.of(List.of(new ServiceId("wide"))), rules.find(address("10.2.0.1"), far));
        assertEquals(Optional.of(List.of(new ServiceId("narrow"))), rules.find(address("10.1.0.1"), far));
        assertEquals(Optional.of(List.of(new ServiceId("narrowest"))),
            rules.find(address("10.1.0.1"), address("10.9.9.9")));
        assertEquals("directly", Optional.of(List.of()), rules.find(address("10.3.0.1"), far));
        assertEquals("only the wide one fits", Optional.of(List.of(new ServiceId("wide"))),
            new RuleTable(intent(false, rule("10.0.0.0/8", "10.9.0.0/16", "wide"),
                rule("10.1.0.0/16", "10.8.0.0/16", "narrow"))).find(address("10.1.0.1"), far));
        assertEquals(Optional.of(List.of(new ServiceId("six"))),
            rules.find(address("fd00::1"), address("2001:db8::9")));
        assertEquals(Optional.empty(), rules.find(address("fd00::1"), address("2001:db9::9")));
        assertEquals(Optional.of(List.of()), new RuleTable(intent(true)).find(address("10.1.0.1"), far));
    }

    /** Random rules of both families, found by looking at all of them. */
    @Test
    public void findsWhatANaiveSearchFinds() throws UnknownHostException {
        final long seed = System.nanoTime();
        final var random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            final var rules = new HashMap<List<Prefix>, Rule>();
            for (int count = random.nextInt(60); count > 0; count--) {
                final int octets = random.nextBoolean() ? 4 : 16;
                final var rule = new Rule(somePrefix(random, octets), somePrefix(random, octets),
                    List.of(new ServiceId("s" + rules.size())));
                rules.put(List.of(rule.local(), rule.remote()), rule);
            }
            final boolean direct = random.nextBoolean();
            final var table = new RuleTable(new MappingIntent(Duration.ofSeconds(1), direct,
                List.copyOf(rules.values())));
            for (int question = 0; question < 200; question++) {
                final int octets = random.nextBoolean() ? 4 : 16;
                final var local = InetAddress.getByAddress(octets(random, octets));
                final var remote = InetAddress.getByAddress(octets(random, octets));
                assertEquals("seed " + seed + ": " + local + " " + remote + " in " + rules.values(),
                    naive(rules.values(), direct, local, remote), table.find(local, remote));
            }
        }
    }

    private static Optional<List<ServiceId>> naive(final Iterable<Rule> rules, final boolean direct,
            final InetAddress local, final InetAddress remote) {
        final var fitting = new ArrayList<Rule>();
        rules.forEach(rule -> {
            if (fits(rule.local(), local) && fits(rule.remote(), remote)) {
                fitting.add(rule);
            }
        });
        return fitting.stream().max(Comparator.<Rule>comparingInt(rule -> rule.local().length())
            .thenComparingInt(rule -> rule.remote().length())).map(Rule::services)
            .or(() -> direct ? Optional.of(List.of()) : Optional.empty());
    }

    private static boolean fits(final Prefix prefix, final InetAddress address) {
        final byte[] octets = address.getAddress();
        final int rest = 8 * octets.length - prefix.length();
        return octets.length == prefix.address().getAddress().length
            && new BigInteger(1, octets).shiftRight(rest)
                .equals(new BigInteger(1, prefix.address().getAddress()).shiftRight(rest));
    }

    /** Few different values, so that prefixes lie within each other; none is an IPv4 address in IPv6 notation. */
    private static byte[] octets(final Random random, final int count) {
        final byte[] octets = new byte[count];
        octets[0] = (byte) (count == 4 ? 10 : 0xfd);
        octets[1] = (byte) random.nextInt(2);
        octets[2] = (byte) random.nextInt(3);
        octets[count - 1] = (byte) random.nextInt(3);
        return octets;
    }

    private static Prefix somePrefix(final Random random, final int count) throws UnknownHostException {
        final byte[] octets = octets(random, count);
        final int length = random.nextInt(8 * count + 1);
        final var bits = new BigInteger(1, octets).shiftRight(8 * count - length).shiftLeft(8 * count - length);
        final byte[] kept = new byte[count];
        final byte[] value = bits.toByteArray();
        final int taken = Math.min(count, value.length);
        System.arraycopy(value, value.length - taken, kept, count - taken, taken);
        return new Prefix(InetAddress.getByAddress(kept), length);
    }

    @Test
    public void pathsAreTheSameForBothSides() {
        final var mapping = mapping(intent(false, rule("0.0.0.0/0", "0.0.0.0/0", "a", "b")));
        int second = 0;
        for (int number = 0; number < 256; number++) {
            final var one = address("10.0.0." + number);
            final var other = address("10.0.1.1");
            final var path = mapping.path(one, other).orElseThrow();
            assertEquals(1, path.get(0).intValue());
            assertEquals(mapping.path(other, one), mapping.path(one, other));
            second += path.get(1) == 2 ? 0 : 1;
        }
        assertNotEquals("both instances have a share", 0, second);
        assertNotEquals("both instances have a share", 256, second);
    }

    @Test
    public void aServiceWithoutInstanceIsPassedOrRefusesAsItShall() {
        final var pools = new TreeMap<>(Map.of(new ServiceId("a"), pool("a", 1, 1, false),
            new ServiceId("b"), pool("b", 2, 0, true), new ServiceId("c"), pool("c", 3, 0, false)));
        final var rules = new RuleTable(intent(true, rule("0.0.0.0/0", "10.1.0.0/16", "b", "a"),
            rule("0.0.0.0/0", "10.2.0.0/16", "a", "c"), rule("0.0.0.0/0", "10.3.0.0/16", "gone")));
        final var mapping = new Mapping(rules, pools);
        final var local = address("10.0.0.1");
        assertEquals(Optional.of(List.of(1)), mapping.path(local, address("10.1.0.1")));
        assertEquals(Optional.empty(), mapping.path(local, address("10.2.0.1")));
        assertEquals(Optional.empty(), mapping.path(local, address("10.3.0.1")));
        assertEquals(Optional.of(List.of()), mapping.path(local, address("10.4.0.1")));
    }
}
