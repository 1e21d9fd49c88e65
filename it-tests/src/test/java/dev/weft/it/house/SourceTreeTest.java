/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.house;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** Rules for the sources of all modules that compiled classes no longer show. */
public class SourceTreeTest {
    private static final Path ROOT = Path.of(System.getProperty("weft.root", "..")).normalize();
    private static final String PACKAGE_INFO = "package-info.java";
    private static final Pattern DOC = Pattern.compile("/\\*\\*\\s*\\n((?: \\* .*\\n)+) \\*/\\s*package ");
    private static final Pattern UNEXPLAINED = Pattern.compile("@SuppressFBWarnings\\((?![^)]*justification)");
    private static final int MOST_LINES = 500;

    @Test
    public void everyPackageSaysWhatItIsFor() throws IOException {
        final List<String> faults = new ArrayList<>();
        int packages = 0;
        for (var directory : packages()) {
            packages++;
            final var info = directory.resolve(PACKAGE_INFO);
            if (!Files.exists(info)) {
                faults.add(directory + " has no " + PACKAGE_INFO);
                continue;
            }
            final var doc = DOC.matcher(Files.readString(info));
            if (!doc.find() || doc.group(1).lines().count() < 2) {
                faults.add(info + " does not say in two lines what lives there and what does not");
            }
        }
        assertTrue("no package found under " + ROOT, packages > 0);
        assertEquals(List.of(), faults);
    }

    @Test
    public void everySuppressionGivesItsReason() throws IOException {
        final List<String> faults = new ArrayList<>();
        for (var file : sources()) {
            if (UNEXPLAINED.matcher(Files.readString(file)).find()) {
                faults.add(file + " suppresses a SpotBugs warning without a justification");
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    public void noFileIsTooLong() throws IOException {
        final List<String> faults = new ArrayList<>();
        for (var file : sources()) {
            try (var lines = Files.lines(file)) {
                final long count = lines.count();
                if (count > MOST_LINES) {
                    faults.add(file + " has " + count + " lines: split it (aim at 250, never more than "
                        + MOST_LINES + ")");
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    private static Iterable<Path> packages() throws IOException {
        final var packages = new TreeSet<Path>();
        sources().forEach(file -> packages.add(file.getParent()));
        return packages;
    }

    private static List<Path> sources() throws IOException {
        final List<Path> sources = new ArrayList<>();
        try (var modules = Files.list(ROOT)) {
            for (var module : modules.filter(path -> Files.exists(path.resolve("pom.xml"))).toList()) {
                final var java = module.resolve("src/main/java");
                if (Files.isDirectory(java)) {
                    try (Stream<Path> files = Files.walk(java)) {
                        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                    }
                }
            }
        }
        return sources;
    }
}
