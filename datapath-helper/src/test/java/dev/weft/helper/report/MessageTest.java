/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonParser;
import dev.weft.helper.health.Health;
import dev.weft.helper.liveness.Liveness;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class MessageTest {
    private static final Message.Node NODE = Message.Node.of("1.0", new NodeReport("af-packet", "",
        Map.of("halves-expired", 3L)));

    @Test
    public void looksAsAgreed() {
        final EndReport active = FakeSource.end(8194, Liveness.ACTIVE, 1);
        final EndReport inactive = FakeSource.end(8197, Liveness.INACTIVE, 1);
        final var message = new Message("host1", "ab12", "1-2-3", 17, false, NODE, List.of(
            Message.End.of(active.status(), active.figures()), Message.End.of(inactive.status(), null)), null);
        assertEquals("""
            {
              "weft-report:input": {
                "node": "host1",
                "token": "ab12",
                "session": "1-2-3",
                "sequence": "17",
                "complete": false,
                "helper": {
                  "version": "1.0",
                  "oversize": "af-packet",
                  "oversize-reason": "",
                  "counter": [
                    {
                      "name": "halves-expired",
                      "value": "3"
                    }
                  ]
                },
                "end": [
                  {
                    "id": "8194",
                    "liveness": "active",
                    "since": "2026-11-21T03:00:00.123Z",
                    "round-trip-time": 312,
                    "counters": {
                      "sent-packets": "1",
                      "sent-bytes": "2",
                      "received-packets": "3",
                      "received-bytes": "4",
                      "frames-split": "5",
                      "frames-joined": "6",
                      "halves-dropped": "7",
                      "queries-sent": "8",
                      "queries-received": "9",
                      "replies-sent": "10",
                      "replies-received": "11",
                      "control-dropped": "12"
                    }
                  },
                  {
                    "id": "8197",
                    "liveness": "inactive",
                    "cause": "silent",
                    "since": "2026-11-21T03:00:00.123Z"
                  }
                ]
              }
            }""", pretty(message));
    }

    @Test
    public void withoutEndsThereIsNoList() {
        final var message = new Message("host1", "ab12", "1-2-3", 1, true, NODE, null, null);
        assertFalse(pretty(message).contains("\"end\""));
        assertEquals("report 1 of host1: 0 ends", message.toString());
    }

    @Test
    public void instancesLookAsAgreed() {
        final var instance = Message.Instance.of(new InstanceReport("fw", "one", Health.DEAD,
            Instant.parse("2026-11-21T03:00:00.123456Z")));
        final var message = new Message("host1", "ab12", "1-2-3", 1, false, NODE, null, List.of(instance));
        final String text = pretty(message);
        assertEquals("""
                "instance": [
                  {
                    "service": "fw",
                    "instance": "one",
                    "health": "dead",
                    "since": "2026-11-21T03:00:00.123Z"
                  }
                ]
              }
            }""", text.substring(text.indexOf("    \"instance\"")));
    }

    @Test
    public void longReasonsAreCut() {
        final Map<String, Long> counters = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            counters.put("c" + (1000 + i), 1L);
        }
        final var report = new NodeReport("failed", "x".repeat(1000), counters);
        assertEquals(NodeReport.MAX_COUNTERS, report.counters().size());
        assertTrue(report.counters().containsKey("c1000"));
        assertEquals(NodeReport.MAX_REASON, report.oversizeReason().length());
        assertTrue(report.oversizeReason().endsWith("..."));
    }

    private static String pretty(final Message message) {
        return new GsonBuilder().setPrettyPrinting().create().toJson(JsonParser.parseString(
            new String(message.toJson(), StandardCharsets.UTF_8)));
    }
}
