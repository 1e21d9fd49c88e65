/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.mapping;

import static dev.weft.impl.mapping.MappingTest.intent;
import static dev.weft.impl.mapping.MappingTest.mapping;
import static dev.weft.impl.mapping.MappingTest.rule;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.mapping.MappedPolicy.Place;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.NextLocatorInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.NextLocatorOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.input.Question.Direction;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.input.QuestionBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.output.Answer;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.output.Answer.Result;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.output.AnswerKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.concepts.ObjectRegistration;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

public class NextLocatorRpcTest {
    private final MappingDirectory directory = new MappingDirectory();
    private final RpcProviderService provider = mock();
    private int revision;

    /** Policy web, id 7: to 10.1.0.0/16 through a/i1 on node h2, elsewhere nothing. */
    @Before
    public void enter() {
        doReturn(mock(ObjectRegistration.class)).when(provider).registerRpcImplementation(any());
        final var revisions = Revisions.NONE.with(mapping(intent(false, rule("0.0.0.0/0", "10.1.0.0/16", "a"))),
            number -> false);
        revision = revisions.current().orElseThrow();
        directory.enter(new MappedPolicy(new PolicyId("web"), 7, new NetworkId("red"), Duration.ofSeconds(30),
            revisions, Map.of(1, new Place(new InstanceId(new ServiceId("a"), "i1"),
                Optional.of(new NodeId("h2"))))));
    }

    private RpcResult<NextLocatorOutput> ask(final QuestionBuilder... questions) throws Exception {
        return new NextLocatorRpc(provider, () -> directory).invoke(new NextLocatorInputBuilder().setQuestion(
            Arrays.stream(questions).map(QuestionBuilder::build).collect(BindingMap.toMap())).build()).get();
    }

    private Answer answer(final QuestionBuilder question) throws Exception {
        final var result = ask(question);
        assertTrue(result.toString(), result.isSuccessful());
        return result.getResult().nonnullAnswer().get(new AnswerKey(Uint32.ONE));
    }

    private static QuestionBuilder question(final int number, final String source, final String destination) {
        return new QuestionBuilder().setNumber(Uint32.valueOf(number)).setPolicyId(number(7))
            .setSource(IetfInetUtil.ipAddressNoZoneFor(source))
            .setDestination(IetfInetUtil.ipAddressNoZoneFor(destination));
    }

    private void refused(final String text, final QuestionBuilder question) throws Exception {
        final var result = ask(question(9, "10.0.0.1", "10.1.0.1"), question);
        assertFalse(result.isSuccessful());
        assertEquals(text, result.getErrors().iterator().next().getMessage());
    }

    @Test
    public void tellsTheNextLocatorAndWhatIsThere() throws Exception {
        final var answer = answer(question(1, "10.0.0.1", "10.1.0.1"));
        assertEquals(Result.Next, answer.getResult());
        assertEquals(1, answer.getLocator().getValue().toJava());
        assertEquals("a", answer.getService().getValue());
        assertEquals("i1", answer.getInstance().getValue());
        assertEquals("h2", answer.getNode().getValue());
        assertEquals(revision, answer.getRevision().getValue().toJava());
        assertEquals(30, answer.getLifetime().toJava());
    }

    @Test
    public void leadsToTheDestinationInTheEnd() throws Exception {
        final var answer = answer(question(1, "10.1.0.1", "10.0.0.1").setDirection(Direction.To)
            .setRevision(Uint8.valueOf(revision)).setHere(Uint8.ONE));
        assertEquals(Result.Arrived, answer.getResult());
        assertEquals(revision, answer.getRevision().getValue().toJava());
        assertNull(answer.getLocator());
        assertEquals("the other side has no rule", Result.Refused,
            answer(question(1, "10.1.0.1", "10.0.0.1")).getResult());
    }

    @Test
    public void peopleMayGiveTheName() throws Exception {
        final var byName = question(1, "10.0.0.1", "10.1.0.1").setPolicyId(null).setPolicy(new Name("web"));
        assertEquals(Result.Next, answer(byName).getResult());
        assertEquals(Result.Unknown, answer(byName.setPolicyId(number(8))).getResult());
    }

    @Test
    public void whatNobodyKnowsHasNoRevision() throws Exception {
        final var answer = answer(question(1, "10.0.0.1", "10.1.0.1").setPolicyId(number(8)));
        assertEquals(Result.Unknown, answer.getResult());
        assertNull(answer.getRevision());
        assertEquals(Result.Unknown, answer(question(1, "10.0.0.1", "10.1.0.1")
            .setRevision(Uint8.valueOf(revision % 127 + 1))).getResult());
        directory.remove(new PolicyId("web"));
        assertEquals(Result.Unknown, answer(question(1, "10.0.0.1", "10.1.0.1")).getResult());
    }

    @Test
    public void eachQuestionHasItsAnswer() throws Exception {
        final var many = IntStream.range(0, NextLocatorRpc.MAX_QUESTIONS).mapToObj(number ->
            question(number, "10.0.0.1", number % 2 == 0 ? "10.1.0.1" : "10.2.0.1")).toArray(QuestionBuilder[]::new);
        final var answers = ask(many).getResult().nonnullAnswer();
        assertEquals(many.length, answers.size());
        answers.forEach((key, answer) -> assertEquals(key.getNumber().toJava() % 2 == 0 ? Result.Next
            : Result.Refused, answer.getResult()));
        final var more = Arrays.copyOf(many, many.length + 1);
        more[many.length] = question(many.length, "10.0.0.1", "10.1.0.1");
        assertEquals("1001 questions are more than 1000; make several calls",
            ask(more).getErrors().iterator().next().getMessage());
    }

    @Test
    public void whatCannotBeUnderstoodIsRefused() throws Exception {
        refused("question 1: it says no policy; give policy-id or policy",
            question(1, "10.0.0.1", "10.1.0.1").setPolicyId(null));
        refused("question 1: it has no source; give an address", question(1, "10.0.0.1", "10.1.0.1").setSource(null));
        refused("question 1: source 10.0.0.1 and destination fd00::1 are of different families; give two addresses of"
            + " one", question(1, "10.0.0.1", "fd00::1"));
    }

    @Test
    public void anIdIsOfOnePolicy() {
        final var web = directory.find(7).orElseThrow();
        directory.enter(new MappedPolicy(new PolicyId("mail"), 7, web.network(), web.lifetime(), web.revisions(),
            Map.of()));
        assertEquals("mail", directory.find(7).orElseThrow().id().value());
        directory.remove(new PolicyId("web"));
        assertEquals("mail", directory.find(7).orElseThrow().id().value());
        directory.enter(new MappedPolicy(new PolicyId("mail"), 8, web.network(), web.lifetime(), web.revisions(),
            Map.of()));
        assertEquals(Optional.empty(), directory.find(7));
        assertEquals(8, directory.find(8).orElseThrow().number());
    }

    private static org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.PolicyId number(final int id) {
        return new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.PolicyId(Uint16.valueOf(id));
    }
}
