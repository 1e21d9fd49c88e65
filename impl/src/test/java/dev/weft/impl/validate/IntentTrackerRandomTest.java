/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import dev.weft.api.id.ChainId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.Managed;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.validate.rule.IntentRules;
import dev.weft.impl.validate.state.IntentIndex;
import dev.weft.impl.validate.state.IntentView;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Test;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Long random histories: what the index has become step by step is what it would be if made of the data, and what was
 * let in piece by piece would be let in as a whole.
 */
public class IntentTrackerRandomTest {
    private static final Logger LOG = LoggerFactory.getLogger(IntentTrackerRandomTest.class);
    private static final int STEPS = 3000;

    private final IntentStore store = new IntentStore();
    private final IntentDecoder decoder = new IntentDecoder(store.codec());
    /** The allocator gave 8 to link l0 and 7 to network n0. */
    private final IntentRules rules = new IntentRules(segment -> Optional.of(new LinkId("l0"))
        .filter(link -> segment.equals(new SegmentId(8))), host -> Optional.empty(),
        key -> Optional.of(new NetworkId("n0")).filter(network -> key.number() == 7),
        policy -> Optional.of(new PolicyId("p0")).filter(given -> policy == 7));
    /** What is right as a whole, whatever the allocator does meanwhile: here its answers never change. */
    private final IntentRules wholeRules = new IntentRules(segment -> Optional.empty(), host -> Optional.empty(),
        key -> Optional.empty(), policy -> Optional.empty());
    private final IntentTracker tracker = new IntentTracker(decoder, rules);

    private int stored;
    private int refused;
    private int givenUp;
    private int chained;

    @Test
    public void indexIsAlwaysThatOfTheData() {
        final long seed = Long.getLong("weft.test.seed", System.nanoTime());
        LOG.info("seed {}, to repeat: -Dweft.test.seed={}", seed, seed);
        final var intent = new RandomIntent(new Random(seed));
        for (int step = 0; step < STEPS; step++) {
            final var write = store.write();
            intent.fill(write);
            final var where = "seed " + seed + " step " + step;
            if (submit(write, intent.oneIn(10), where)) {
                cascade(where);
            }
        }
        LOG.info("{} stored, {} of them with a chain, {} refused, {} given up", stored, chained, refused, givenUp);
        assertTrue("too few with a chain: " + chained + " of " + stored + ", seed " + seed, chained > STEPS / 200);
        assertTrue("too few stored, seed " + seed, stored > STEPS / 20);
        assertTrue("too few refused, seed " + seed, refused > STEPS / 20);
        assertTrue("too few given up, seed " + seed, givenUp > STEPS / 200);
    }

    /** Submits a transaction, and says whether it is stored. */
    private boolean submit(final IntentStore.Write write, final boolean giveUp, final String where) {
        final var candidate = write.prepare();
        final var changed = IntentStore.changedIntent(candidate);
        final boolean isRight = changed.map(root -> tracker.check(root).isEmpty()).orElse(true);
        if (!isRight) {
            refused++;
            assertSame(where);
        } else if (giveUp) {
            givenUp++;
        } else {
            store.tree.commit(candidate);
            stored++;
            chained += Stream.of("c0", "c1").map(ChainId::new).map(tracker.index()::chain).anyMatch(Optional::isPresent)
                ? 1 : 0;
            changed.ifPresent(root -> assertSame(where));
            return true;
        }
        return false;
    }

    private void assertSame(final String where) {
        assertEquals(where, fromData(where).contents(), tracker.index().contents());
    }

    private IntentIndex fromData(final String where) {
        final var index = new IntentIndex();
        if (store.stored() instanceof ContainerNode root) {
            index.apply(decoder.everything(root, index, problem -> fail(where + ": " + problem)));
        }
        return index;
    }

    /** Takes links and memberships of deleted appliances away, as the controller does; then all is right as a whole. */
    private void cascade(final String where) {
        final var index = fromData(where);
        final var write = store.write();
        links(index).filter(link -> isDangling(index, link))
            .forEach(link -> write.delete(Stored.linkAt(link.id().value())));
        networks(index).forEach(network -> network.members().stream()
            .filter(member -> index.appliance(member.appliance()).isEmpty())
            .forEach(member -> write.delete(Stored.memberAt(network.id().value(), member))));
        services(index).forEach(service -> service.instances().values().stream()
            .filter(instance -> instance.appliance().filter(name -> index.appliance(name).isEmpty()).isPresent())
            .forEach(instance -> write.delete(Stored.instanceAt(service.id().value(), instance.id().instance()))));
        assertTrue(where, submit(write, false, where));
        if (store.stored() instanceof ContainerNode root) {
            final var whole = new IntentIndex();
            final var changes = decoder.everything(root, whole, problem -> fail(where + ": " + problem));
            whole.apply(changes);
            assertEquals(where, "", wholeRules.check(new Transition(changes, whole)).text());
        }
    }

    private static Stream<LinkIntent> links(final IntentView view) {
        return RandomIntent.LINKS.stream().map(LinkId::new).map(view::link).flatMap(Optional::stream)
            .filter(link -> link.chain().isEmpty());
    }

    private static Stream<NetworkIntent> networks(final IntentView view) {
        return IntStream.range(0, RandomIntent.NETWORKS)
            .mapToObj(number -> view.networks().network(new NetworkId("n" + number))).flatMap(Optional::stream);
    }

    private static Stream<ServiceIntent> services(final IntentView view) {
        return IntStream.range(0, RandomIntent.SERVICES)
            .mapToObj(number -> view.steering().service(new ServiceId("s" + number))).flatMap(Optional::stream);
    }

    private static boolean isDangling(final IntentView view, final LinkIntent link) {
        return view.appliance(link.first().appliance()).isEmpty() || link.second() instanceof Managed managed
            && view.appliance(managed.port().appliance()).isEmpty();
    }
}
