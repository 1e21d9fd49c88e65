/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.link;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.cli.DatastoreTest;
import dev.weft.cli.SampleIntent;
import dev.weft.cli.store.IntentStore;
import dev.weft.cli.store.Refusal;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadWriteTransaction;
import org.opendaylight.mdsal.common.api.DataValidationFailedException;
import org.opendaylight.mdsal.common.api.OptimisticLockFailedException;
import org.opendaylight.mdsal.common.api.TransactionCommitFailedException;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.link.settings.LivenessBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.DscpPolicy;
import org.opendaylight.yangtools.util.concurrent.FluentFutures;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;

public class LinkIntentsTest extends DatastoreTest {
    private static final LinkRequest BLUE = request("blue", "fw/eth0", "lb/eth0", null);

    private SampleIntent sample;
    private LinkIntents links;

    @Before
    public void before() {
        sample = new SampleIntent(getDataBroker());
        links = new LinkIntents(sample.store());
    }

    @Test
    public void writesWhatWasAskedForAndNoMore() throws Exception {
        assertTrue(links.create(BLUE));
        assertEquals("a fw/eth0, b lb/eth0, segment-id auto, dscp inherit, outer-family auto, liveness 15/5/45",
            LinkContent.of(sample.link("blue")).toString());
        assertNull(sample.link("blue").getSegmentId());
        assertNull(sample.link("blue").getLiveness());
    }

    @Test
    public void writesAllOptions() throws Exception {
        assertTrue(links.create(new LinkRequest(new LinkId("far"), Options.port("fw/eth0"),
            Options.second(null, "[2001:db8:0::9]:6082"), Optional.of(new SegmentId(77)),
            Optional.of(new Dscp.Fixed(46)), Optional.of(Family.IPV6))));
        assertEquals("a fw/eth0, b external [2001:db8::9]:6082, segment-id 77, dscp 46, outer-family ipv6, liveness "
            + "15/5/45", LinkContent.of(sample.link("far")).toString());
    }

    @Test
    public void sameAgainIsHarmless() throws Exception {
        assertTrue(links.create(BLUE));
        assertFalse(links.create(BLUE));
    }

    @Test
    public void sameWithDefaultsSpelledOutIsHarmlessAndLeftAlone() throws Exception {
        final var spelledOut = new LinkBuilder(SampleIntent.link("blue", 0))
            .setDscp(new DscpPolicy(DscpPolicy.Enumeration.Inherit))
            .setLiveness(new LivenessBuilder().setEnabled(true).setQueryAfter(Uint16.valueOf(15))
                .setRetryAfter(Uint16.valueOf(5)).setInactiveAfter(Uint16.valueOf(45)).build()).build();
        sample.put(spelledOut);
        assertFalse(links.create(BLUE));
        assertEquals(spelledOut, sample.link("blue"));
    }

    @Test
    public void oneWhoseEndsDoNotAskEachOtherIsAnother() throws Exception {
        sample.put(new LinkBuilder(SampleIntent.link("blue", 0))
            .setLiveness(new LivenessBuilder().setEnabled(false).build()).build());
        assertRefused("link blue exists with a fw/eth0, b lb/eth0, segment-id auto, dscp inherit, outer-family auto,"
            + " liveness off; delete it first", () -> links.create(BLUE));
    }

    @Test
    public void otherSpellingOfAnAddressIsTheSame() throws Exception {
        assertTrue(links.create(request("far", "fw/eth0", null, "2001:db8::9")));
        assertFalse(links.create(request("far", "fw/eth0", null, "[2001:DB8:0:0::9]:6081")));
        assertRefused("link far exists with a fw/eth0, b external [2001:db8::9]:6081, segment-id auto, dscp inherit, "
            + "outer-family auto, liveness 15/5/45; delete it first",
            () -> links.create(request("far", "fw/eth0", null, "192.0.2.9")));
    }

    @Test
    public void otherContentIsRefusedAndLeftAlone() throws Exception {
        links.create(BLUE);
        assertRefused("link blue exists with a fw/eth0, b lb/eth0, segment-id auto, dscp inherit, outer-family auto, "
            + "liveness 15/5/45; delete it first", () -> links.create(request("blue", "fw/eth0", "lb/eth1", null)));
        assertEquals("eth0", sample.link("blue").getB().getInterface().getValue());
    }

    @Test
    public void deletesOnce() throws Exception {
        links.create(BLUE);
        links.delete(new LinkId("blue"));
        assertNull(sample.link("blue"));
        assertRefused("link blue does not exist", () -> links.delete(new LinkId("blue")));
    }

    @Test
    public void validatorsMessageIsRepeatedWordForWord() {
        final var said = "interface fw/eth0 is already an end of link red; delete that link first";
        assertRefused(said, () -> failing(new DataValidationFailedException(YangInstanceIdentifier.class,
            YangInstanceIdentifier.of(), "refused", new Exception(said))).create(BLUE));
        assertRefused(said, () -> failing(new TransactionCommitFailedException("canCommit failed",
            new DataValidationFailedException(YangInstanceIdentifier.class,
                YangInstanceIdentifier.of(), said))).create(BLUE));
    }

    @Test
    public void otherFailuresSayWhatTheyAre() {
        assertRefused("someone else changed the same thing at the same moment; look at it and try again",
            () -> failing(new OptimisticLockFailedException("conflict")).create(BLUE));
        assertRefused("the datastore failed: no leader", () -> failing(new TransactionCommitFailedException("failed",
            new IllegalStateException("no leader"))).create(BLUE));
        assertRefused("the datastore failed: java.lang.NullPointerException", () -> failing(
            new TransactionCommitFailedException("failed", new NullPointerException())).create(BLUE));
    }

    private LinkIntents failing(final TransactionCommitFailedException failure) {
        final var tx = mock(ReadWriteTransaction.class, delegatesTo(getDataBroker().newReadWriteTransaction()));
        doReturn(FluentFutures.immediateFailedFluentFuture(failure)).when(tx).commit();
        final var broker = mock(DataBroker.class);
        doReturn(tx).when(broker).newReadWriteTransaction();
        return new LinkIntents(new IntentStore(broker));
    }

    private static LinkRequest request(final String name, final String first, final String second,
            final String external) {
        return new LinkRequest(new LinkId(name), Options.port(first), Options.second(second, external),
            Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static void assertRefused(final String message, final org.junit.function.ThrowingRunnable what) {
        assertEquals(message, assertThrows(Refusal.class, what).getMessage());
    }
}
