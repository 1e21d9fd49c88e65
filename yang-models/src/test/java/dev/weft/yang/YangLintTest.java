/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.yang;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.yang.Module.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.BeforeClass;
import org.junit.Test;
import org.opendaylight.yangtools.yang.parser.api.YangParserException;

/** Holds the models against RFC 8407: by yanglint, and by checks of our own where that says nothing. */
public class YangLintTest {
    private static final String YANGLINT = "/usr/bin/yanglint";
    private static final List<String> HEADER = List.of("yang-version", "namespace", "prefix", "import", "organization",
        "contact", "description", "revision");
    private static final Set<String> EXPLAINED = Set.of("container", "leaf", "leaf-list", "list", "choice", "case",
        "anydata", "anyxml", "typedef", "identity", "enum", "bit", "rpc", "action", "notification", "grouping",
        "feature", "extension", "augment", "revision");
    private static final Set<String> NAMED = Set.of("module", "container", "leaf", "leaf-list", "list", "choice",
        "case", "typedef", "identity", "rpc", "action", "notification", "grouping", "feature");
    private static final Set<String> CONSTRAINTS = Set.of("must", "range", "length", "pattern");
    private static final Set<String> NUMBERS = Set.of("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32",
        "uint64", "decimal64", "yang:counter32", "yang:counter64", "yang:zero-based-counter32",
        "yang:zero-based-counter64", "yang:gauge32", "yang:gauge64", "yang:timeticks");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern UNIQUE = Pattern.compile("\\bUnique[.;]");
    private static final int LONGEST_LINE = 80;
    private static final int LONGEST_NAME = 64;

    private static List<Module> modules;

    @BeforeClass
    public static void parse() throws IOException, YangParserException {
        modules = Module.all();
        assertEquals("each file holds the module of its name", Module.files().size(), modules.size());
        assertTrue("there are modules", modules.size() > 1);
    }

    @Test
    public void yanglintFindsNothing() throws IOException, InterruptedException {
        assertTrue(YANGLINT + " is missing: apt-get install libyang2-tools", Files.isExecutable(Path.of(YANGLINT)));
        final List<String> command = new ArrayList<>(List.of(YANGLINT, "-p", "src/main/yang"));
        Module.files().forEach(file -> command.add(file.toString()));
        final var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        final var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(said, 0, process.waitFor());
        assertEquals("warnings count too", "", said);
    }

    @Test
    public void headersAreCompleteAndInOrder() {
        checkModules((module, fault) -> {
            final var there = module.statement().children().stream().map(Statement::keyword)
                .filter(HEADER::contains).distinct().toList();
            final var wanted = HEADER.stream()
                .filter(keyword -> !keyword.equals("import") || there.contains(keyword)).toList();
            if (!there.equals(wanted)) {
                fault.accept("header is " + there + ", want " + wanted);
            }
            expect(module, "yang-version", "1.1", fault);
            expect(module, "namespace", "urn:weft:yang:" + module.name(), fault);
            expect(module, "prefix", module.name(), fault);
        });
    }

    @Test
    public void revisionsAreNewestFirst() {
        checkModules((module, fault) -> {
            final var revisions = module.statement().children("revision").map(Statement::argument).toList();
            if (!revisions.equals(revisions.stream().distinct().sorted(Comparator.reverseOrder()).toList())) {
                fault.accept("revisions " + revisions + " are not newest first");
            }
        });
    }

    @Test
    public void importsAreUsedAndBearTheirOwnPrefix() {
        checkModules((module, fault) -> module.statement().children("import").forEach(imported -> {
            final var prefix = imported.first("prefix").orElse("");
            final var use = Pattern.compile("(^|[^a-z0-9-])" + Pattern.quote(prefix) + ":");
            if (module.statement().withDescendants().filter(found -> !isText(found))
                .noneMatch(found -> use.matcher(found.argument()).find())) {
                fault.accept("import " + imported.argument() + " is not used");
            }
            if (imported.argument().startsWith("weft") && !prefix.equals(imported.argument())) {
                fault.accept("import " + imported.argument() + " has prefix " + prefix + ", not its own");
            }
            if (!imported.argument().startsWith("weft") && imported.first("reference").isEmpty()) {
                fault.accept("import " + imported.argument() + " lacks a reference to its standard");
            }
        }));
    }

    @Test
    public void everythingIsDescribed() {
        checkStatements((found, fault) -> {
            if (EXPLAINED.contains(found.keyword()) && found.first("description").filter(text -> !text.isBlank())
                .isEmpty()) {
                fault.accept("no description");
            }
        });
    }

    @Test
    public void descriptionsAreSentences() {
        checkStatements((found, fault) -> found.first("description").map(String::strip)
            .filter(text -> !text.endsWith("."))
            .ifPresent(text -> fault.accept("description is no sentence: " + text)));
    }

    @Test
    public void numbersHaveUnits() {
        checkStatements((found, fault) -> {
            if (Set.of("leaf", "leaf-list").contains(found.keyword())
                && found.first("type").filter(NUMBERS::contains).isPresent() && found.first("units").isEmpty()) {
                fault.accept("a plain number needs units; a number that is a name needs a typedef");
            }
        });
    }

    @Test
    public void namesAreLowerCaseWordsWithDashes() {
        checkStatements((found, fault) -> {
            if (NAMED.contains(found.keyword())
                && (!NAME.matcher(found.argument()).matches() || found.argument().length() > LONGEST_NAME)) {
                fault.accept("want lower-case words joined by dashes, at most " + LONGEST_NAME + " characters");
            }
        });
    }

    @Test
    public void constraintsSayWhatIsWrong() {
        checkStatements((found, fault) -> {
            if (CONSTRAINTS.contains(found.keyword()) && found.first("error-message").isEmpty()) {
                fault.accept("without an error-message RESTCONF would refuse the value without a word");
            }
        });
    }

    /** The statement is for people and tools: it says less than the check, which also looks across lists. */
    @Test
    public void uniqueLeafsAreDeclared() {
        checkStatements((found, fault) -> {
            if (found.keyword().equals("list")) {
                final var declared = found.children("unique").map(Statement::argument).collect(Collectors.toSet());
                final var described = found.children("leaf").filter(leaf -> leaf.first("description")
                    .filter(text -> UNIQUE.matcher(text).find()).isPresent())
                    .map(Statement::argument).collect(Collectors.toSet());
                if (!declared.equals(described)) {
                    fault.accept("unique " + declared + " is declared but " + described + " described");
                }
            }
        });
    }

    @Test
    public void nothingAtTheTopIsMandatory() {
        checkModules((module, fault) -> module.statement().children().stream()
            .filter(top -> top.first("mandatory").filter("true"::equals).isPresent()
                || top.keyword().equals("list") && top.first("min-elements").isPresent())
            .forEach(top -> fault.accept(top.path() + ": an empty datastore would be invalid")));
    }

    @Test
    public void textIsTidy() {
        checkModules((module, fault) -> {
            int number = 0;
            for (var line : module.lines()) {
                number++;
                if (line.length() > LONGEST_LINE) {
                    fault.accept("line " + number + " is longer than " + LONGEST_LINE);
                }
                if (line.indexOf('\t') >= 0 || !line.equals(line.stripTrailing())) {
                    fault.accept("line " + number + " has a tab or blanks at its end");
                }
            }
        });
    }

    private static boolean isText(final Statement found) {
        return Set.of("description", "reference", "contact", "organization").contains(found.keyword());
    }

    private static void expect(final Module module, final String keyword, final String wanted,
            final Consumer<String> fault) {
        final var there = module.statement().first(keyword).orElse("missing");
        if (!there.equals(wanted)) {
            fault.accept(keyword + " is " + there + ", want " + wanted);
        }
    }

    private static void checkModules(final BiConsumer<Module, Consumer<String>> check) {
        final List<String> faults = new ArrayList<>();
        modules.forEach(module -> check.accept(module, text -> faults.add(module.name() + ": " + text)));
        assertEquals(faults.stream().collect(Collectors.joining("\n")), List.of(), faults);
    }

    private static void checkStatements(final BiConsumer<Statement, Consumer<String>> check) {
        checkModules((module, fault) -> module.statement().withDescendants()
            .forEach(found -> check.accept(found, text -> fault.accept(found.path() + ": " + text))));
    }
}
