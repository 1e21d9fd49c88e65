/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.system;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import dev.weft.it.harness.Weft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.TreeMap;
import org.junit.Test;

/** The controller's configuration files are read by Karaf and never written: one that is half written is read empty. */
public class ConfigurationIT extends SystemTestCase {
    @Test
    public void filesAreAsTheyWereShipped() throws IOException {
        final var shipped = written(Weft.ROOT.resolve("karaf-distribution/target/assembly/etc"));
        final var used = written(Weft.ROOT.resolve("run/controller/etc"));
        // what the distribution ships, without what features bring with them at the first start
        used.keySet().retainAll(shipped.keySet());
        assertFalse("no configuration files", shipped.isEmpty());
        assertEquals("when each file was written last", shipped, used);
    }

    private static TreeMap<String, FileTime> written(final Path etc) throws IOException {
        final var times = new TreeMap<String, FileTime>();
        try (var files = Files.newDirectoryStream(etc, "*.cfg")) {
            for (var file : files) {
                times.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }
}
