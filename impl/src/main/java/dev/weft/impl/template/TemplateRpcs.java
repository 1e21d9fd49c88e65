/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.ListenableFuture;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.CheckIn;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.CheckInInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.CheckInOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeleteTemplate;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeleteTemplateInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeleteTemplateOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Deploy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Totals;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Undeploy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.UndeployInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.UndeployOutput;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** The actions on templates and copies (FN-9). */
public final class TemplateRpcs implements AutoCloseable {
    private final TemplateDesk desk;
    private final Clock clock;
    private final Registration registration;

    /**
     * Registers the actions.
     *
     * @param registry where they are registered
     * @param broker where intent and templates are
     * @param executor one thread, which may wait for the datastore
     * @param clock tells when copies are deployed and saved
     */
    public TemplateRpcs(final RpcProviderService registry, final DataBroker broker, final Executor executor,
            final Clock clock) {
        desk = new TemplateDesk(broker, executor);
        this.clock = requireNonNull(clock);
        registration = registry.registerRpcImplementations((CheckIn) this::checkIn, (Deploy) this::deploy,
            (Undeploy) this::undeploy, (DeleteTemplate) this::delete);
    }

    @Override
    public void close() {
        registration.close();
    }

    ListenableFuture<RpcResult<CheckInOutput>> checkIn(final CheckInInput input) {
        return desk.submit("nothing was checked in", new CheckInOrder(input),
            done -> "template " + input.requireName().getValue() + " checked in: " + size(done));
    }

    ListenableFuture<RpcResult<DeployOutput>> deploy(final DeployInput input) {
        return desk.submit("nothing was deployed", order(input), done -> done.requireCopy().size()
            + " copies deployed, from " + done.requireCopy().get(0).getValue() + " on: " + size(done));
    }

    ListenableFuture<RpcResult<UndeployOutput>> undeploy(final UndeployInput input) {
        return desk.submit("nothing was undeployed", new UndeployOrder(input, clock),
            done -> "copy " + input.requireCopy().getValue() + " undeployed"
                + (input.getSaveAs() == null ? "" : " and saved as " + input.getSaveAs().getValue()) + ": "
                + size(done));
    }

    ListenableFuture<RpcResult<DeleteTemplateOutput>> delete(final DeleteTemplateInput input) {
        return desk.submit("nothing was deleted", new DeleteOrder(input),
            done -> "template " + input.requireTemplate().getValue() + " deleted");
    }

    private Order<DeployOutput> order(final DeployInput input) {
        if (input.getTemplate() == null && input.getSaved() == null) {
            return stock -> {
                throw Refused.invalid("give template, or saved to bring a saved copy back");
            };
        }
        return input.getSaved() != null ? new ReturnOrder(input, clock) : new DeployOrder(input, clock);
    }

    private static String size(final Totals totals) {
        return totals.getAppliances() + " appliances, " + totals.getLinks() + " links, " + totals.getNetworks()
            + " networks";
    }
}
