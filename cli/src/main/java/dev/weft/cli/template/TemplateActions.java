/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.template;

import dev.weft.cli.store.Answers;
import dev.weft.cli.store.IntentStore;
import dev.weft.cli.store.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.opendaylight.mdsal.binding.api.RpcConsumerRegistry;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.CheckIn;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.CheckInInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeleteTemplate;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeleteTemplateInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Deploy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Undeploy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.UndeployInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** What can be seen of templates and copies, and done with them (FN-9). */
public final class TemplateActions {
    private final RpcConsumerRegistry rpcs;
    private final IntentStore store;

    /**
     * Makes the service.
     *
     * @param rpcs the platform's RPCs
     * @param store where templates and copies are
     */
    public TemplateActions(final RpcConsumerRegistry rpcs, final IntentStore store) {
        this.rpcs = rpcs;
        this.store = store;
    }

    /**
     * Lists the templates, in order of names.
     *
     * @return the templates
     * @throws Refusal when the datastore cannot be read
     */
    public List<TemplateView> templates() throws Refusal {
        final var all = store.templates();
        return all.nonnullTemplate().values().stream().map(template -> TemplateView.of(template, all))
            .sorted(Comparator.comparing(TemplateView::name)).toList();
    }

    /**
     * Shows one template.
     *
     * @param name its name
     * @return the template
     * @throws Refusal when there is none of that name, or the datastore cannot be read
     */
    public TemplateView template(final String name) throws Refusal {
        return templates().stream().filter(template -> template.name().equals(name)).findFirst()
            .orElseThrow(() -> new Refusal("template " + name + " does not exist"));
    }

    /**
     * Lists the copies that are deployed or saved, in order of names.
     *
     * @return the copies
     * @throws Refusal when the datastore cannot be read
     */
    public List<CopyView> copies() throws Refusal {
        final var all = store.templates();
        final var intent = store.intent();
        final var state = store.state();
        final var copies = new ArrayList<CopyView>();
        all.nonnullCopy().values().forEach(copy -> copies.add(CopyView.of(copy, intent, state)));
        all.nonnullSaved().values().forEach(saved -> copies.add(CopyView.of(saved)));
        copies.sort(Comparator.comparing(CopyView::name).thenComparing(copy -> copy.saved() == null ? ""
            : copy.saved()));
        return copies;
    }

    /**
     * Shows one copy.
     *
     * @param name its name, or what it is saved as
     * @return the copy
     * @throws Refusal when there is none of that name, or the datastore cannot be read
     */
    public CopyView copy(final String name) throws Refusal {
        final var copies = copies();
        return copies.stream().filter(copy -> copy.saved() == null && copy.name().equals(name)).findFirst()
            .or(() -> copies.stream().filter(copy -> name.equals(copy.saved())).findFirst())
            .orElseThrow(() -> new Refusal("copy " + name + " does not exist"));
    }

    /**
     * Makes a template of what exists.
     *
     * @param input what is wanted
     * @return what was done
     * @throws Refusal when the controller refuses or is silent
     */
    public Outcome checkIn(final CheckInInput input) throws Refusal {
        final var output = answer(rpcs.getRpc(CheckIn.class).invoke(input));
        return Outcome.of("template " + input.requireName().getValue() + " checked in", output,
            listed("left out", output.getLeftOut()));
    }

    /**
     * Deletes a template.
     *
     * @param template the template
     * @param force also while copies of it exist
     * @throws Refusal when the controller refuses or is silent
     */
    public void delete(final Name template, final boolean force) throws Refusal {
        answer(rpcs.getRpc(DeleteTemplate.class)
            .invoke(new DeleteTemplateInputBuilder().setTemplate(template).setForce(force).build()));
    }

    /**
     * Makes copies, or brings one back.
     *
     * @param request what is wanted
     * @return what was done
     * @throws Refusal when the controller refuses or is silent
     */
    public Outcome deploy(final DeployRequest request) throws Refusal {
        final var output = answer(rpcs.getRpc(Deploy.class).invoke(request.input()));
        final var copies = output.getCopy() == null ? List.<Name>of() : output.getCopy();
        return Outcome.of((copies.size() == 1 ? "copy " + copies.get(0).getValue() : copies.size() + " copies")
            + " deployed", output, listed("other id", output.getRenumbered()));
    }

    /**
     * Removes a copy.
     *
     * @param copy the copy
     * @param saveAs what it is saved as; null: it is not
     * @param force also when links of others end there
     * @return what was done
     * @throws Refusal when the controller refuses or is silent
     */
    public Outcome undeploy(final Name copy, final Name saveAs, final boolean force) throws Refusal {
        final var output = answer(rpcs.getRpc(Undeploy.class).invoke(
            new UndeployInputBuilder().setCopy(copy).setSaveAs(saveAs).setForce(force).build()));
        return Outcome.of("copy " + copy.getValue() + " undeployed" + (saveAs == null ? ""
            : " and saved as " + saveAs.getValue()), output, listed("also removed", output.getAlsoRemoved()));
    }

    /**
     * Forgets a saved copy, whose ids are free then.
     *
     * @param saved what it is saved as
     * @throws Refusal when there is none, or the datastore refuses
     */
    public void forget(final Name saved) throws Refusal {
        if (!store.deleteSaved(saved)) {
            throw new Refusal("nothing is saved as " + saved.getValue());
        }
    }

    private static List<String> listed(final String what, final Set<String> entries) {
        return entries == null ? List.of() : entries.stream().sorted().map(entry -> what + ": " + entry).toList();
    }

    private static <T> T answer(final Future<RpcResult<T>> answer) throws Refusal {
        final var result = Answers.await(answer);
        if (!result.isSuccessful()) {
            throw new Refusal(result.getErrors().stream().map(RpcError::getMessage).collect(Collectors.joining("; ")));
        }
        return result.getResult();
    }
}
