/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import dev.weft.cli.text.TextTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.PortRange;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.Classifier;

/**
 * Which traffic a policy applies to, seen from the workload (SI-2).
 *
 * @param order its place
 * @param family {@code ipv4} or {@code ipv6}; null: both, or that of the prefixes
 * @param protocol the IP protocol; null: all
 * @param localPrefix addresses of the workload; null: all
 * @param localPort ports of the workload; null: all
 * @param remotePrefix addresses of the other side; null: all
 * @param remotePort ports of the other side; null: all
 */
public record ClassifierView(Integer order, String family, Integer protocol, String localPrefix, String localPort,
        String remotePrefix, String remotePort) {
    static List<ClassifierView> of(final Policy policy) {
        return policy.nonnullClassifier().values().stream().map(ClassifierView::of)
            .sorted(Comparator.comparing(ClassifierView::order)).toList();
    }

    private static ClassifierView of(final Classifier classifier) {
        return of(classifier.getOrder().toJava(), classifier);
    }

    static ClassifierView of(final int order,
            final org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.Classifier classifier) {
        return new ClassifierView(order, Texts.word(classifier.getFamily()),
            classifier.getProtocol() == null ? null : (int) classifier.getProtocol().toJava(),
            prefix(classifier.getLocalPrefix()), ports(classifier.getLocalPort()),
            prefix(classifier.getRemotePrefix()), ports(classifier.getRemotePort()));
    }

    static TextTable table(final List<ClassifierView> classifiers) {
        final var table = new TextTable("ORDER", "FAMILY", "PROTOCOL", "LOCAL", "LOCAL-PORT", "REMOTE", "REMOTE-PORT");
        classifiers.forEach(entry -> table.row(entry.order, all(entry.family), all(entry.protocol),
            all(entry.localPrefix), all(entry.localPort), all(entry.remotePrefix), all(entry.remotePort)));
        return table;
    }

    static Object all(final Object value) {
        return value == null ? "all" : value;
    }

    static String prefix(final IpPrefix prefix) {
        return prefix == null ? null : prefix.stringValue();
    }

    static String ports(final PortRange range) {
        if (range == null || range.getLower() == null && range.getUpper() == null) {
            return null;
        }
        final var lower = Optional.ofNullable(range.getLower()).map(port -> port.getValue().toString()).orElse("");
        return range.getUpper() == null ? lower : lower + "-" + range.getUpper().getValue();
    }
}
