/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.api.id.LinkId;
import dev.weft.cli.link.LinkRequest;
import dev.weft.cli.link.Options;
import dev.weft.cli.store.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** {@code weft:link-create} (VL-1, VL-3, VL-6, VL-18, VL-20). */
@Service
@Command(scope = "weft", name = "link-create", description = "Makes a virtual link between two interfaces",
    detailedDescription = "Makes a private point-to-point link between two link-enabled interfaces that are in no "
        + "other link, or between one of them and an address under another controller. What is impossible is refused "
        + "with the same text as by RESTCONF, and nothing changes. Making a link that exists with the same content is "
        + "harmless; with other content it is refused. Example: weft:link-create blue --a fw1/eth0 --b lb1/eth1 --dscp "
        + "46. A far end in IPv6 with a port needs quotes: --b-external \"[2001:db8::9]:6081\"")
public final class LinkCreateCommand extends NamedCommand {
    @Argument(index = 0, name = "NAME", description = "The link's name", required = true)
    private String name;

    @Option(name = "--a", description = "The first end, as APPLIANCE/INTERFACE; always needed")
    @Completion(FreePortCompleter.class)
    private String first;

    @Option(name = "--b", description = "The second end, as APPLIANCE/INTERFACE")
    @Completion(FreePortCompleter.class)
    private String second;

    @Option(name = "--b-external",
        description = "The second end under another controller, as ADDRESS, IPV4:PORT or [IPV6]:PORT; port 6081 by "
            + "default. Give --segment-id with it, as both controllers must agree")
    private String external;

    @Option(name = "--segment-id", description = "The key on the wire, 1 to 16776959; by default Weft allocates one")
    private String segment;

    @Option(name = "--dscp", description = "The outer DSCP: inherit (from the inner packet), or 0 to 63")
    @Completion(value = StringsCompleter.class, values = {"inherit", "0", "8", "10", "18", "26", "34", "46"})
    private String dscp;

    @Option(name = "--outer-family",
        description = "The outer address family, ipv4 or ipv6; by default IPv4 where both ends have it")
    @Completion(value = StringsCompleter.class, values = {"ipv4", "ipv6"})
    private String family;

    @Override
    String name() {
        return name;
    }

    @Override
    Map<String, Consumer<String>> options() {
        return Map.of("--a", value -> first = value, "--b", value -> second = value,
            "--b-external", value -> external = value, "--segment-id", value -> segment = value,
            "--dscp", value -> dscp = value, "--outer-family", value -> family = value);
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var request = new LinkRequest(new LinkId(only(arguments, "link")), Options.first(first),
            Options.second(second, external), Optional.ofNullable(segment).map(Options::segment),
            Optional.ofNullable(dscp).map(Options::dscp), Optional.ofNullable(family).map(Options::family));
        return LinkOutcome.answer(request.name(), services().links().create(request) ? "created" : "unchanged");
    }
}
