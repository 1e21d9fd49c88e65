/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.link;

import dev.weft.api.id.LinkId;
import dev.weft.cli.store.IntentStore;
import dev.weft.cli.store.Refusal;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Makes and deletes virtual links (VL-1). */
public final class LinkIntents {
    private final IntentStore store;

    /**
     * Makes the service.
     *
     * @param store where links are
     */
    public LinkIntents(final IntentStore store) {
        this.store = store;
    }

    /**
     * Makes a link. Asking twice for the same is harmless.
     *
     * @param request the link
     * @return whether it is new; false: it was there with the same content
     * @throws Refusal when there is another link of that name, or with the validator's message
     */
    public boolean create(final LinkRequest request) throws Refusal {
        final var wanted = request.toLink();
        return store.change(path(request.name()), present -> Optional.of(decide(wanted, present)));
    }

    /**
     * Deletes a link.
     *
     * @param name the link
     * @throws Refusal when there is none of that name, or with the validator's message
     */
    public void delete(final LinkId name) throws Refusal {
        store.change(path(name), present -> {
            if (present.isEmpty()) {
                throw missing(name);
            }
            return Optional.empty();
        });
    }

    private Refusal missing(final LinkId name) throws Refusal {
        return store.intent().nonnullChain().values().stream().filter(chain -> ChainLinks.of(chain).stream()
            .anyMatch(link -> link.getName().getValue().equals(name.value()))).findFirst()
            .map(chain -> new Refusal("link " + name + " is of chain " + chain.getName().getValue()
                + "; change that by weft:chain-set, or delete it by weft:chain-delete"))
            .orElseGet(() -> new Refusal("link " + name + " does not exist"));
    }

    private static InstanceIdentifier<Link> path(final LinkId name) {
        return InstanceIdentifier.create(Weft.class).child(Link.class, new LinkKey(new Name(name.value())));
    }

    private static Link decide(final Link wanted, final Optional<Link> present) throws Refusal {
        if (present.isEmpty()) {
            return wanted;
        }
        final var there = present.orElseThrow();
        final var content = LinkContent.of(there);
        if (!content.equals(LinkContent.of(wanted))) {
            throw new Refusal("link " + wanted.getName().getValue() + " exists with " + content
                + "; delete it first");
        }
        return there;
    }
}
