/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.LinkSettings.Authentication;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.DscpPolicy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.OuterFamily;
import org.opendaylight.yangtools.yang.common.Uint16;

/** Reads what links and chains have in common. */
final class LinkSettingsReader {
    private final IntentPath at;

    LinkSettingsReader(final IntentPath at) {
        this.at = at;
    }

    LinkSettings read(final org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.LinkSettings stored)
            throws InvalidIntent {
        return new LinkSettings(Optional.ofNullable(stored.getOuterFamily()).map(LinkSettingsReader::family),
            dscp(stored.getDscp()), liveness(stored.getLiveness()),
            Optional.ofNullable(stored.getAuthentication()).map(LinkSettingsReader::authentication));
    }

    private Liveness liveness(
            final org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.link.settings.Liveness stored)
            throws InvalidIntent {
        if (stored == null) {
            return IntentDefaults.LIVENESS;
        }
        final var enabled = stored.getEnabled();
        return IntentReader.guarded(at.at("liveness"), () -> new Liveness(
            enabled == null ? IntentDefaults.LIVENESS.enabled() : enabled,
            seconds(stored.getQueryAfter(), IntentDefaults.LIVENESS.queryAfter()),
            seconds(stored.getRetryAfter(), IntentDefaults.LIVENESS.retryAfter()),
            seconds(stored.getInactiveAfter(), IntentDefaults.LIVENESS.inactiveAfter())));
    }

    private static int seconds(final Uint16 stored, final int otherwise) {
        return stored == null ? otherwise : stored.toJava();
    }

    private static dev.weft.impl.model.Authentication authentication(final Authentication authentication) {
        return switch (authentication) {
            case None -> dev.weft.impl.model.Authentication.NONE;
            case HmacSha256 -> dev.weft.impl.model.Authentication.HMAC_SHA256;
        };
    }

    static Family family(final OuterFamily family) {
        return switch (family) {
            case Ipv4 -> Family.IPV4;
            case Ipv6 -> Family.IPV6;
        };
    }

    static Dscp dscp(final DscpPolicy policy) {
        if (policy == null) {
            return IntentDefaults.DSCP;
        }
        final var fixed = policy.getUint8();
        return fixed == null ? Dscp.INHERIT : new Dscp.Fixed(fixed.toJava());
    }
}
