/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.yang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.yangtools.yang.model.api.meta.DeclaredStatement;
import org.opendaylight.yangtools.yang.model.repo.api.YangTextSchemaSource;
import org.opendaylight.yangtools.yang.parser.api.YangParserException;
import org.opendaylight.yangtools.yang.parser.impl.DefaultYangParserFactory;

/**
 * One YANG file of ours: its text, and its statements as the parser read them.
 *
 * @param file the file
 * @param statement the statement {@code module}
 */
record Module(Path file, Statement statement) {
    private static final Path SOURCES = Path.of("src", "main", "yang");
    private static final List<String> LIBRARY = List.of("/META-INF/yang/ietf-inet-types@2013-07-15.yang",
        "/META-INF/yang/ietf-yang-types@2013-07-15.yang");

    /**
     * A statement with what stands in it.
     *
     * @param keyword the keyword, without a prefix
     * @param argument the argument as it was written; empty if there is none
     * @param path where it is, for messages
     * @param children the statements in it, in their order
     */
    record Statement(String keyword, String argument, String path, List<Statement> children) {
        static Statement of(final DeclaredStatement<?> declared, final String parent) {
            final String keyword = declared.statementDefinition().getStatementName().getLocalName();
            final String argument = Optional.ofNullable(declared.rawArgument()).orElse("");
            final String path = parent + "/" + keyword + (argument.length() > 64 ? "" : " " + argument);
            return new Statement(keyword, argument, path,
                declared.declaredSubstatements().stream().map(child -> of(child, path)).toList());
        }

        Stream<Statement> withDescendants() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Statement::withDescendants));
        }

        Stream<Statement> children(final String wanted) {
            return children.stream().filter(child -> child.keyword().equals(wanted));
        }

        Optional<String> first(final String wanted) {
            return children(wanted).map(Statement::argument).findFirst();
        }
    }

    String name() {
        return statement.argument();
    }

    List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files() throws IOException {
        try (var files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".yang")).sorted().toList();
        }
    }

    /** Reads all files of this project module; the parser checks what RFC 7950 says. */
    static List<Module> all() throws IOException, YangParserException {
        final List<Module> modules = new ArrayList<>();
        for (var file : files()) {
            final var parser = new DefaultYangParserFactory().createParser();
            parser.addSource(YangTextSchemaSource.forPath(file));
            for (var other : files()) {
                if (!other.equals(file)) {
                    parser.addLibSource(YangTextSchemaSource.forPath(other));
                }
            }
            for (var library : LIBRARY) {
                parser.addLibSource(YangTextSchemaSource.forResource(Module.class, library));
            }
            parser.buildDeclaredModel().stream().map(declared -> Statement.of(declared, ""))
                .filter(module -> file.getFileName().toString().equals(module.argument() + ".yang"))
                .forEach(module -> modules.add(new Module(file, module)));
        }
        return modules;
    }
}
