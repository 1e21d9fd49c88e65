/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import static org.junit.Assert.assertEquals;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** Questions are written as the model says, and of answers only good ones are taken (SI-9). */
public class InquiryMessageTest {
    private static final String HEAD = "{\"weft-mapping:output\":{\"answer\":[";
    private static final String TAIL = "]}}";
    private static final String NEXT = "{\"number\":0,\"result\":\"next\",\"locator\":3,\"service\":\"fw\","
        + "\"instance\":\"one\",\"node\":\"n1\",\"revision\":12,\"lifetime\":60}";
    private static final String REFUSED = "{\"number\":1,\"result\":\"refused\",\"revision\":12,\"lifetime\":60}";

    @Test
    public void questionsAreNumbered() throws Exception {
        final var four = new Question(7 << 16 | 12 << 9 | 1 << 8 | 3, InetAddress.getByName("10.0.0.1"),
            InetAddress.getByName("10.0.0.2"));
        final var six = new Question(7 << 16 | 0xff, InetAddress.getByName("fd00::1"),
            InetAddress.getByName("fd00::2"));
        assertEquals("{\"weft-mapping:input\":{\"question\":[{\"number\":0,\"policy-id\":7,\"revision\":12,"
            + "\"direction\":\"to\",\"source\":\"10.0.0.1\",\"destination\":\"10.0.0.2\",\"here\":3},"
            + "{\"number\":1,\"policy-id\":7,\"revision\":0,\"direction\":\"from\",\"source\":\"fd00:0:0:0:0:0:0:1\","
            + "\"destination\":\"fd00:0:0:0:0:0:0:2\",\"here\":255}]}}",
            new String(InquiryMessage.of(List.of(four, six)), StandardCharsets.UTF_8));
    }

    @Test
    public void answersAreRead() {
        assertEquals(Optional.of(Map.of(0, new Reply(Reply.Result.NEXT, 3, 12, 60),
            1, new Reply(Reply.Result.REFUSED, 0, 0, 1))),
            InquiryMessage.read(HEAD + NEXT + "," + REFUSED + TAIL, 2));
        assertEquals(Optional.of(Map.of(0, new Reply(Reply.Result.ARRIVED, 0, 1, 86_400))), InquiryMessage.read(HEAD
            + "{\"number\":0,\"result\":\"arrived\",\"revision\":1,\"lifetime\":86400}" + TAIL, 1));
    }

    @Test
    public void whatIsNoAnswerIsNotTaken() {
        for (var text : List.of("", "{}", "[]", "\"x\"", "{\"weft-mapping:output\":{}}",
                "{\"weft-mapping:output\":{\"answer\":{}}}", HEAD + TAIL, HEAD + NEXT + TAIL,
                HEAD + NEXT + "," + NEXT + TAIL, HEAD + NEXT + ",1" + TAIL, HEAD + NEXT + ",null" + TAIL,
                HEAD + NEXT + "," + REFUSED + TAIL + "x", HEAD + NEXT + "," + REFUSED.replace(":1,", ":2,") + TAIL,
                HEAD + NEXT + "," + REFUSED.replace("refused", "perhaps") + TAIL,
                HEAD + NEXT.replace(":3,", ":0,") + "," + REFUSED + TAIL,
                HEAD + NEXT.replace(":3,", ":241,") + "," + REFUSED + TAIL,
                HEAD + NEXT.replace(":3,", ":\"3\",") + "," + REFUSED + TAIL,
                HEAD + NEXT.replace(":12,", ":128,") + "," + REFUSED + TAIL,
                HEAD + NEXT.replace(":12,", ":0,") + "," + REFUSED + TAIL,
                HEAD + NEXT.replace(":60}", ":86401}") + "," + REFUSED + TAIL,
                HEAD + NEXT.replace(":60}", ":1e9}") + "," + REFUSED + TAIL,
                HEAD + "[".repeat(100_000))) {
            assertEquals(text.substring(0, Math.min(200, text.length())), Optional.empty(),
                InquiryMessage.read(text, 2));
        }
    }
}
