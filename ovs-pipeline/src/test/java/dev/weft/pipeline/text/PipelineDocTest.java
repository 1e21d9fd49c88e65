/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.text;

import static java.util.stream.Collectors.joining;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.pipeline.feature.Scenario;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Cookie;
import dev.weft.pipeline.table.Permission;
import dev.weft.pipeline.table.Stage;
import dev.weft.pipeline.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** docs/pipeline.md says what the declaration says, and shows flows that the compiler makes. */
public class PipelineDocTest {
    private static final Path FILE = Path.of("..", "docs", "pipeline.md");
    private static final Pattern PORT = Pattern.compile("(in_port=|output:)([a-z][a-z0-9-]*)");

    private final List<String> lines;

    public PipelineDocTest() throws IOException {
        lines = Files.readAllLines(FILE);
    }

    @Test
    public void everyTableHasItsSection() {
        assertEquals(Arrays.stream(Table.values()).map(table -> "### " + table.id() + " " + table).toList(),
            lines.stream().filter(line -> line.startsWith("### ")).toList());
    }

    @Test
    public void sectionsSayWhatIsDeclared() {
        for (var table : Table.values()) {
            final int start = lines.indexOf("### " + table.id() + " " + table);
            for (var expected : declaration(table)) {
                final int found = lines.subList(start, lines.size()).indexOf(expected);
                assertTrue("the section of " + table + " lacks: " + expected, found >= 0 && found < 12);
            }
        }
    }

    @Test
    public void everyFieldIsInTheRegisterMap() {
        for (var field : Field.values()) {
            final var expected = "| `" + field.ovsName() + "` | " + field.name() + " | " + field.meaning() + " |";
            assertTrue("the register map lacks: " + expected, lines.contains(expected));
        }
    }

    @Test
    public void everyStageIsListedWithItsTables() {
        for (var stage : Stage.values()) {
            final var tables = Arrays.stream(Table.values()).filter(table -> table.stage() == stage)
                .map(table -> table + " " + table.id()).collect(joining(", "));
            assertTrue(stage + " with " + tables, lines.stream().anyMatch(line ->
                line.startsWith("| " + stage + " |") && line.endsWith("| " + (tables.isEmpty() ? "none yet" : tables)
                    + " |")));
        }
    }

    @Test
    public void flowsShownAreReal() {
        final var made = Stream.of(Scenario.MANY, Scenario.SERVICES, Scenario.SERVICES_VNET, Scenario.MAPPED,
            Scenario.GATEWAY, Scenario.BUILT_IN)
            .flatMap(scenario -> scenario.flows().stream())
            .map(flow -> FlowText.of(flow, TextStyle.NAMES.withCookie())).collect(Collectors.toSet());
        final var shown = lines.stream().filter(line -> line.startsWith("cookie=")).toList();
        final var tables = EnumSet.noneOf(Table.class);
        for (var line : shown) {
            final var plain = plain(line);
            assertTrue("no flow of the scenario: " + plain, made.contains(plain) || isLearned(plain));
            Arrays.stream(Table.values()).filter(table -> plain.contains("table=" + table + ","))
                .forEach(tables::add);
        }
        assertEquals(EnumSet.allOf(Table.class), tables);
    }

    private static boolean isLearned(final String line) {
        return line.startsWith("cookie=0x" + Long.toHexString(Cookie.LEARNED_PREFIX >>> 56))
            && (line.contains(",table=LEARNED,") || line.contains(",table=NEIGHBOUR,"));
    }

    private static List<String> declaration(final Table table) {
        final var optional = EnumSet.copyOf(table.matchable());
        optional.removeAll(table.required());
        return List.of(
            "- **Purpose**: " + table.purpose() + ".",
            "- **Matches**: always " + names(table.required())
                + (optional.isEmpty() ? "" : "; may match " + names(optional)),
            "- **Reads**: " + names(table.readable()),
            "- **Sets**: " + names(table.settable()),
            "- **Goes to**: " + Stream.of(Stream.concat(table.successors().stream().map(Table::name),
                    table.again().stream().map(again -> again + " again")).collect(joining(", ")),
                table.learnsInto().stream().map(learned -> "learns into " + learned).collect(joining(", ")),
                table.comesBack() ? "back to where it was visited from" : "",
                table.permits(Permission.OUTPUT) ? "ports" : "")
                .filter(part -> !part.isEmpty()).collect(joining("; ")),
            "- **Miss**: drop, counted");
    }

    private static String names(final Collection<Field> fields) {
        return fields.isEmpty() ? "nothing" : fields.stream().sorted().map(field -> "`" + field.ovsName() + "`")
            .collect(joining(", "));
    }

    /** A line of a dump with port names and statistics, as the compiler's text. */
    private static String plain(final String line) {
        final var text = line.replace("\"", "").replaceAll(", (duration|n_packets|n_bytes)=[^,]*", "")
            .replace(", ", ",").replace(" actions=", ",actions=");
        return PORT.matcher(text).replaceAll(found -> found.group(1) + number(found.group(2)));
    }

    private static String number(final String port) {
        if (port.equals("gnv")) {
            return Integer.toString(Scenario.TUNNEL);
        } else if (port.equals("weft-control")) {
            return Integer.toString(Scenario.CONTROL);
        } else if (port.equals("weft-underlay")) {
            return Integer.toString(Scenario.UNDERLAY);
        }
        final int index = Scenario.GUESTS.indexOf(port);
        assertTrue("unknown port " + port, index >= 0);
        return Integer.toString(index + 1);
    }
}
