/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import java.util.Locale;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.DscpPolicy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;
import org.opendaylight.yangtools.yang.binding.EnumTypeObject;
import org.opendaylight.yangtools.yang.common.Uint16;

/** How single values of the model are shown; null stays null. */
final class Texts {
    private Texts() {
        // only functions
    }

    static String status(final Status status) {
        return (status == null ? Status.Unknown : status).getName();
    }

    static String name(final Name name) {
        return name == null ? null : name.getValue();
    }

    static String word(final EnumTypeObject value) {
        return value == null ? null : value.getName();
    }

    static Integer octets(final Uint16 size) {
        return size == null ? null : size.toJava();
    }

    static String dscp(final DscpPolicy policy) {
        return policy == null || policy.getUint8() == null ? "inherit" : policy.getUint8().toString();
    }

    static String time(final DateAndTime time) {
        return time == null ? null : time.getValue();
    }

    static String milliseconds(final Long microseconds) {
        return microseconds == null ? null : String.format(Locale.ROOT, "%.3f ms", microseconds / 1000.0);
    }

    static Long number(final Number number) {
        return number == null ? null : number.longValue();
    }

    static String yesNo(final Boolean value) {
        return value == null ? null : value ? "yes" : "no";
    }
}
