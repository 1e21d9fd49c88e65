/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import java.util.List;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeleteTemplateInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeleteTemplateOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeleteTemplateOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Copy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.CopyBuilder;

/** Deletes a template (FN-9). Copies of it stay, and then name no template. */
record DeleteOrder(DeleteTemplateInput input) implements Order<DeleteTemplateOutput> {
    @Override
    public DeleteTemplateOutput carryOut(final Stock stock) throws Refused {
        final var name = Requests.required(input.getTemplate(), "template");
        final var template = stock.template(name)
            .orElseThrow(() -> Refused.missing("there is no template " + name));
        final List<Copy> copies = stock.copies().stream()
            .filter(copy -> template.getName().equals(copy.getTemplate())).toList();
        if (!copies.isEmpty() && !Boolean.TRUE.equals(input.getForce())) {
            throw Refused.inUse(TemplateCheck.inUse(name, copies.stream()
                .map(copy -> copy.key().getName().getValue()).sorted().toList()));
        }
        copies.forEach(copy -> stock.put(new CopyBuilder(copy).setTemplate(null).build()));
        stock.delete(template);
        return new DeleteTemplateOutputBuilder().build();
    }
}
