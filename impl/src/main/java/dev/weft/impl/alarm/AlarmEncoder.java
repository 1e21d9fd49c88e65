/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.alarm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmNotification;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmNotificationBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.Alarms;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmsBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.Severity;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.alarms.AlarmBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.alarms.AlarmKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.alarms.alarm.StatusChange;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.alarms.alarm.StatusChangeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.alarms.alarm.StatusChangeKey;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Alarms as the YANG model has them, and where they stand. */
final class AlarmEncoder {
    static final InstanceIdentifier<Alarms> ROOT = InstanceIdentifier.create(Alarms.class);

    private AlarmEncoder() {
        // only functions
    }

    static InstanceIdentifier<org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.alarms.Alarm> path(
            final AlarmKey key) {
        return ROOT.child(org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.alarms.Alarm.class, key);
    }

    static org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.alarms.Alarm encode(final AlarmKey key,
            final Alarm alarm) {
        return new AlarmBuilder().withKey(key).setSeverity(severity(key.getType())).setIsCleared(!alarm.raised())
            .setText(alarm.text()).setTime(yang(alarm.time()))
            .setStatusChange(alarm.changes().stream().map(AlarmEncoder::change)
                .collect(Collectors.toMap(StatusChange::key, Function.identity()))).build();
    }

    static AlarmNotification notification(final AlarmKey key, final Alarm alarm) {
        return new AlarmNotificationBuilder().setResource(key.getResource()).setType(key.getType())
            .setSeverity(severity(key.getType())).setIsCleared(!alarm.raised()).setText(alarm.text())
            .setTime(yang(alarm.time())).build();
    }

    static Alarms counts(final int raised, final int cleared) {
        return new AlarmsBuilder().setRaised(Uint32.valueOf(raised)).setCleared(Uint32.valueOf(cleared)).build();
    }

    /** How bad it is follows from what it is, see weft-alarm.yang. */
    static Severity severity(final AlarmType type) {
        return switch (type) {
            case AuthenticationFailed -> Severity.Critical;
            case LinkInactive, LinkFailed, ChainDegraded, NetworkDegraded, NodeUnreachable, ServiceDown,
                PolicyDegraded, GatewayDown -> Severity.Major;
            case OversizeFailed, StandbyMissing -> Severity.Minor;
        };
    }

    private static StatusChange change(final Alarm.Change change) {
        return new StatusChangeBuilder().withKey(new StatusChangeKey(Uint32.valueOf(change.number())))
            .setTime(yang(change.time())).setIsCleared(!change.raised()).setText(change.text()).build();
    }

    private static DateAndTime yang(final Instant time) {
        return new DateAndTime(time.truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
