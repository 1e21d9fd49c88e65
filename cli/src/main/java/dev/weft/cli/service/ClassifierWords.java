/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.service;

import java.util.ArrayList;
import java.util.List;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.Classifier;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.ClassifierBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;

/**
 * Classifiers as they are typed: words with commas between them, such as
 * {@code tcp,remote=10.0.0.0/8,remote-port=80-90}.
 */
public final class ClassifierWords {
    private static final int STEP = 10;
    private static final TrafficWords WORDS = new TrafficWords("--classifier", "");

    private ClassifierWords() {
        // only functions
    }

    /**
     * Reads classifiers.
     *
     * @param texts one text for each
     * @return the classifiers, with places in the order of the texts
     */
    public static List<Classifier> read(final List<String> texts) {
        final var read = new ArrayList<Classifier>();
        for (var text : texts) {
            final var builder = new ClassifierBuilder().setOrder(Uint16.valueOf(STEP * (read.size() + 1)));
            for (var word : text.split(",", -1)) {
                WORDS.apply(word, builder);
            }
            read.add(builder.build());
        }
        return read;
    }
}
