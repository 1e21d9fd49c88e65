/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Templates;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Saved;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.SavedBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.SavedKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.saved.HeldId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.saved.HeldId.Kind;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.saved.HeldIdBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.NetworkId;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint32;

/** The ids of a saved copy are kept until it comes back or is forgotten (FN-9). */
public class SavedIdsTest extends ControllerTestBase {
    private static final InstanceIdentifier<Saved> SAVED =
        InstanceIdentifier.create(Templates.class).child(Saved.class, new SavedKey(new Name("s1")));

    @Test
    public void idsAreKeptOverARestartAndGivenBackToTheirOwners() throws Exception {
        start();
        base();
        store(put(Yang.network("office"), Yang.aFence("office")), put(Yang.network("wide"), Yang.aVnet("wide")));
        final var before = owners();
        assertTrue(before.toString(), before.keySet().containsAll(List.of("Link web", "Fence office",
            "Vnet wide")));
        store(delete(Yang.link("web")), delete(Yang.network("office")), delete(Yang.network("wide")), put(SAVED,
            saved(held(Kind.Link, "web"), held(Kind.Fence, "office"), held(Kind.Vnet, "wide"))));
        assertEquals(before, owners());
        start();
        assertEquals(before, owners());
        store(put(Yang.link("other"), Yang.aLink("other", "fw/eth0", "lb/eth0")));
        assertNotEquals(before.get("Link web"), owners().get("Link other"));
        store(delete(Yang.link("other")), put(Yang.link("web"), Yang.aLink("web", "fw/eth0", "lb/eth0")),
            put(Yang.network("office"), Yang.aFence("office")), put(Yang.network("wide"), Yang.aVnet("wide")),
            delete(SAVED));
        assertEquals("all have the ids they had", before, owners());
    }

    @Test
    public void whoAsksForAnIdThatIsKeptGetsItOnceItIsForgotten() throws Exception {
        start();
        base();
        store(put(Yang.network("office"), Yang.aFence("office")));
        final long id = owners().get("Fence office");
        store(delete(Yang.network("office")), put(SAVED, saved(held(Kind.Fence, "office"))));
        store(put(Yang.network("red"), new NetworkBuilder(Yang.aFence("red"))
            .setId(new NetworkId(Uint32.valueOf(id))).build()));
        store(delete(SAVED));
        store(put(Yang.network("blue"), Yang.aFence("blue")));
        assertEquals(Long.valueOf(id), owners().get("Fence red"));
    }

    @Test
    public void whatIsForgottenIsGivenBackWithTheNext() throws Exception {
        start();
        base();
        store(delete(Yang.link("web")), put(SAVED, saved(held(Kind.Link, "web"))));
        assertEquals(0, released());
        store(delete(SAVED));
        store(delete(Yang.link("tap")));
        assertEquals(2, released());
    }

    /** Ids in use by what has them. */
    private Map<String, Long> owners() {
        final var ids = config(Yang.IDS).orElseThrow();
        final var owners = ids.nonnullSegment().values().stream().filter(entry -> entry.getReleased() == null)
            .collect(Collectors.toMap(entry -> entry.getOwnerKind() + " " + entry.getOwner().getValue(),
                entry -> entry.getId().getValue().longValue()));
        ids.nonnullVnet().values().stream().filter(entry -> entry.getReleased() == null).forEach(entry ->
            owners.put("Vnet " + entry.getOwner().getValue(), entry.getId().getValue().longValue()));
        return owners;
    }

    private static Saved saved(final HeldId... ids) {
        return new SavedBuilder().withKey(new SavedKey(new Name("s1"))).setHeldId(Arrays.stream(ids)
            .collect(Collectors.toMap(HeldId::key, Function.identity()))).build();
    }

    private static HeldId held(final Kind kind, final String owner) {
        return new HeldIdBuilder().setKind(kind).setOwner(new Name(owner)).build();
    }
}
