/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.impl.standby.Health;
import dev.weft.impl.standby.Member;
import dev.weft.impl.standby.Pair;
import dev.weft.impl.standby.Takeovers;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.SwitchOverInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.SwitchOverOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.SwitchOverOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/** Changes the roles of a pair because somebody asks for it (VL-17). To be used on the executor's one thread. */
final class SwitchOver {
    private final Intent intent;
    private final Takeovers takeovers;
    private final StandbyRound standby;

    SwitchOver(final Intent intent, final Takeovers takeovers, final StandbyRound standby) {
        this.intent = requireNonNull(intent);
        this.takeovers = requireNonNull(takeovers);
        this.standby = requireNonNull(standby);
    }

    /** Checks a request and carries it out; the nodes hear of it in the next round. */
    RpcResult<SwitchOverOutput> apply(final SwitchOverInput input) {
        if (!standby.hasBegun()) {
            return refused(ErrorTag.RESOURCE_DENIED, "the controller is still starting and has not read its intent; try"
                + " again in a few seconds");
        }
        final var name = input.requireAppliance().getValue();
        final var pair = intent.pairs().ledBy(name);
        if (pair.isEmpty()) {
            return noPair(name);
        }
        final var active = takeovers.active(name);
        final var wanted = wanted(input, active);
        if (wanted == active) {
            return done(pair.orElseThrow(), active);
        }
        final boolean forced = Boolean.TRUE.equals(input.getForce());
        final var there = standby.examine(pair.orElseThrow()).other();
        if (!forced && !(there instanceof Health.Fit)) {
            return refused(ErrorTag.RESOURCE_DENIED, "appliance " + pair.orElseThrow().name(wanted)
                + " is not in service: " + there.fault().orElseThrow() + "; correct that, or set force to true");
        }
        return change(pair.orElseThrow(), wanted, forced);
    }

    private RpcResult<SwitchOverOutput> change(final Pair pair, final Member wanted, final boolean forced) {
        final var before = takeovers.last(pair.primary());
        standby.change(pair, wanted, "asked for by rpc switch-over" + (forced ? " with force" : ""));
        if (!standby.store()) {
            standby.takeBack(pair, before);
            return refused(ErrorTag.OPERATION_FAILED, "nothing was changed, because the datastore refused"
                + " /weft-ids:ids/standby-in-use; see the controller's log, then try again");
        }
        if (forced) {
            standby.force(pair);
        }
        return done(pair, wanted);
    }

    private RpcResult<SwitchOverOutput> noPair(final String name) {
        if (!intent.appliances().exists(name)) {
            return refused(ErrorTag.DATA_MISSING, "there is no appliance " + name);
        }
        return refused(ErrorTag.INVALID_VALUE, intent.pairs().of(name)
            .map(pair -> "appliance " + name + " is the standby of appliance " + pair.primary() + "; name appliance "
                + pair.primary() + " instead")
            .orElseGet(() -> "appliance " + name + " has no standby; give it one at /weft:weft/appliance=" + name
                + "/standby"));
    }

    private static Member wanted(final SwitchOverInput input, final Member active) {
        final var to = input.getTo();
        if (to == null) {
            return active.other();
        }
        return switch (to) {
            case Primary -> Member.PRIMARY;
            case Standby -> Member.STANDBY;
            case Other -> active.other();
        };
    }

    private static RpcResult<SwitchOverOutput> done(final Pair pair, final Member active) {
        return RpcResultBuilder.success(new SwitchOverOutputBuilder().setActive(new Name(pair.name(active))).build())
            .build();
    }

    private static RpcResult<SwitchOverOutput> refused(final ErrorTag tag, final String text) {
        return RpcResultBuilder.<SwitchOverOutput>failed().withError(ErrorType.APPLICATION, tag, text).build();
    }
}
