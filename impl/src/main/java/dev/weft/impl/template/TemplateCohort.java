/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import dev.weft.impl.validate.CheckingCohort;
import dev.weft.impl.validate.rule.IntentRules;
import dev.weft.impl.validate.rule.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.binding.dom.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Templates;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Template;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.PathArgument;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.LeafNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode;
import org.opendaylight.yangtools.yang.data.tree.api.ModificationType;

/**
 * Refuses a transaction that makes a template wrong, or takes away one that copies name, whoever writes it: with status
 * 400 or 409 and the message, as for intent.
 */
public final class TemplateCohort extends CheckingCohort {
    /** The root of all templates. */
    static final YangInstanceIdentifier ROOT = YangInstanceIdentifier.of(Templates.QNAME);

    /** The list of templates; and the leaf of a copy that names one. */
    private static final NodeIdentifier TEMPLATES = id("template");
    private static final NodeIdentifier COPIES = id("copy");
    private static final QName NAME = QName.create(Templates.QNAME, "name");

    private final BindingNormalizedNodeSerializer codec;
    private final TemplateCheck check;

    /**
     * Registers the check.
     *
     * @param broker the datastore
     * @param codec makes binding objects of stored data
     * @throws IllegalStateException if the datastore has no commit cohorts
     */
    public TemplateCohort(final DOMDataBroker broker, final BindingNormalizedNodeSerializer codec) {
        super(ROOT, "templates");
        this.codec = codec;
        check = new TemplateCheck(new IntentRules(segment -> Optional.empty(), host -> Optional.empty(),
            network -> Optional.empty(), policy -> Optional.empty()));
        register(broker);
    }

    @Override
    protected Optional<Refusal> check(final DataTreeCandidateNode changes) {
        final var templates = entries(changes, TEMPLATES);
        final var after = changes.dataAfter();
        return wrongContent(templates).or(() -> stillInUse(templates, after))
            .or(() -> withoutTemplate(entries(changes, COPIES), after));
    }

    private Optional<Refusal> wrongContent(final List<DataTreeCandidateNode> templates) {
        final List<String> faults = new ArrayList<>();
        for (var entry : templates) {
            final var after = entry.dataAfter();
            if (after != null) {
                final var name = key(entry.name());
                check.faults(name, Parts.of(template(entry.name(), after))).stream().limit(Problems.LIMIT)
                    .forEach(fault -> faults.add("template " + name + ": " + fault));
            }
        }
        return faults.isEmpty() ? Optional.empty()
            : Optional.of(new Refusal(ErrorTag.INVALID_VALUE, String.join("; ", faults)));
    }

    private static Optional<Refusal> stillInUse(final List<DataTreeCandidateNode> templates,
            final @Nullable NormalizedNode after) {
        for (var entry : templates) {
            if (entry.dataAfter() == null) {
                final var copies = copiesOf(key(entry.name()), after);
                if (!copies.isEmpty()) {
                    return Optional.of(new Refusal(ErrorTag.IN_USE, TemplateCheck.inUse(key(entry.name()), copies)));
                }
            }
        }
        return Optional.empty();
    }

    /** The template of a copy may have been deleted while the copy was made. */
    private static Optional<Refusal> withoutTemplate(final List<DataTreeCandidateNode> copies,
            final @Nullable NormalizedNode after) {
        for (var entry : copies) {
            final var template = Optional.ofNullable(entry.dataAfter()).flatMap(TemplateCohort::templateOf);
            if (template.isPresent() && !hasTemplate(after, template.orElseThrow())) {
                return Optional.of(new Refusal(ErrorTag.INVALID_VALUE, "copy " + key(entry.name()) + ": template "
                    + template.orElseThrow() + " does not exist"));
            }
        }
        return Optional.empty();
    }

    private static boolean hasTemplate(final @Nullable NormalizedNode root, final String name) {
        return root instanceof ContainerNode container && container.childByArg(TEMPLATES) instanceof MapNode templates
            && templates.childByArg(NodeIdentifierWithPredicates.of(Template.QNAME, NAME, name)) != null;
    }

    private static Optional<String> templateOf(final NormalizedNode copy) {
        return copy instanceof MapEntryNode entry && entry.childByArg(TEMPLATES) instanceof LeafNode<?> leaf
            ? Optional.of(leaf.body().toString()) : Optional.empty();
    }

    private static List<String> copiesOf(final String template, final @Nullable NormalizedNode root) {
        return root instanceof ContainerNode container && container.childByArg(COPIES) instanceof MapNode copies
            ? copies.body().stream().filter(copy -> templateOf(copy).filter(template::equals).isPresent())
                .map(copy -> key(copy.name())).sorted().toList() : List.of();
    }

    private Template template(final PathArgument name, final NormalizedNode entry) {
        return (Template) codec.fromNormalizedNode(ROOT.node(TEMPLATES).node(name), entry).getValue();
    }

    private static List<DataTreeCandidateNode> entries(final DataTreeCandidateNode root, final NodeIdentifier list) {
        return changed(root).filter(child -> child.name().equals(list)).flatMap(TemplateCohort::changed).toList();
    }

    /** Of an unmodified node the tree cannot always tell the children, so it is not asked. */
    private static Stream<DataTreeCandidateNode> changed(final DataTreeCandidateNode parent) {
        return parent.modificationType() == ModificationType.UNMODIFIED ? Stream.of()
            : parent.childNodes().stream().filter(child -> child.modificationType() != ModificationType.UNMODIFIED);
    }

    private static String key(final PathArgument entry) {
        return entry instanceof NodeIdentifierWithPredicates key
            ? key.values().stream().map(String::valueOf).findFirst().orElse("") : entry.toString();
    }

    private static NodeIdentifier id(final String name) {
        return NodeIdentifier.create(QName.create(Templates.QNAME, name));
    }
}
