/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import dev.weft.cli.text.TextTable;
import java.util.List;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.alarms.Alarm;

/**
 * An alarm (VL-12).
 *
 * @param resource what it is about
 * @param type what is wrong
 * @param severity how bad it is
 * @param isCleared whether it is over
 * @param time when it was raised or cleared last
 * @param count how often it was raised or cleared
 * @param text what is wrong in detail, and what to do about it
 */
public record AlarmView(String resource, String type, String severity, boolean isCleared, String time, long count,
        String text) {
    static AlarmView of(final Alarm alarm) {
        final long count = alarm.nonnullStatusChange().keySet().stream()
            .mapToLong(key -> key.getNumber().longValue()).max().orElse(0);
        return new AlarmView(alarm.getResource(), Texts.word(alarm.getType()), Texts.word(alarm.getSeverity()),
            Boolean.TRUE.equals(alarm.getIsCleared()), Texts.time(alarm.getTime()), count, alarm.getText());
    }

    /**
     * Shows alarms to people.
     *
     * @param alarms the alarms
     * @return a table
     */
    public static String table(final List<AlarmView> alarms) {
        if (alarms.isEmpty()) {
            return "no alarms";
        }
        final var table = new TextTable("RESOURCE", "ALARM", "SEVERITY", "STATE", "SINCE", "CHANGES", "TEXT");
        for (var alarm : alarms) {
            table.row(alarm.resource, alarm.type, alarm.severity, alarm.isCleared ? "cleared" : "raised", alarm.time,
                alarm.count, alarm.text);
        }
        return table.toString();
    }
}
