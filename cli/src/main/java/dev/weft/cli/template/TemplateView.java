/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.template;

import com.google.gson.annotations.SerializedName;
import dev.weft.cli.text.TextTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.End;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Content;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Templates;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Template;

/**
 * A template (FN-9). Null stands for what is not given.
 *
 * @param name its name
 * @param description what it is for
 * @param ports the interfaces of its appliances, in the order of names
 * @param appliances how many appliances it has
 * @param links how many links
 * @param networks how many networks
 * @param copies the copies of it that are deployed
 */
public record TemplateView(String name, String description, int appliances, int links, int networks,
        @SerializedName("interface") List<Port> ports, @SerializedName("copy") List<String> copies) {
    /**
     * An interface of an appliance, or an appliance without any.
     *
     * @param appliance the appliance
     * @param type the service it performs
     * @param name the interface; null if the appliance has none
     * @param macAddress its inner MAC address
     * @param addresses its inner addresses
     * @param uses the link or network it is in
     */
    public record Port(String appliance, String type, @SerializedName("interface") String name, String macAddress,
            @SerializedName("address") List<String> addresses, String uses) {
        public Port {
            addresses = List.copyOf(addresses);
        }
    }

    public TemplateView {
        ports = List.copyOf(ports);
        copies = List.copyOf(copies);
    }

    static TemplateView of(final Template template, final Templates all) {
        return new TemplateView(template.getName().getValue(), template.getDescription(),
            template.nonnullAppliance().size(), template.nonnullLink().size(), template.nonnullNetwork().size(),
            ports(template), all.nonnullCopy().values().stream()
                .filter(copy -> template.getName().equals(copy.getTemplate()))
                .map(copy -> copy.getName().getValue()).sorted().toList());
    }

    private static List<Port> ports(final Content content) {
        final var uses = uses(content);
        return content.nonnullAppliance().values().stream().flatMap(appliance -> appliance.nonnullInterface().isEmpty()
            ? Stream.of(new Port(appliance.getName().getValue(), type(appliance), null, null, List.of(), null))
            : appliance.nonnullInterface().values().stream().map(port -> port(appliance, port, uses)))
            .sorted(Comparator.comparing(Port::appliance).thenComparing(port -> Objects.requireNonNullElse(port.name(),
                ""))).toList();
    }

    private static Port port(final Appliance appliance, final Interface port, final Map<String, String> uses) {
        final var name = appliance.getName().getValue();
        final var inner = Optional.ofNullable(port.getInner());
        return new Port(name, type(appliance), port.getName().getValue(),
            inner.map(side -> side.getMacAddress()).map(mac -> mac.getValue()).orElse(null),
            inner.map(side -> side.getAddress()).stream().flatMap(addresses -> addresses.stream())
                .map(address -> address.getValue()).sorted().toList(),
            uses.get(name + "/" + port.getName().getValue()));
    }

    private static String type(final Appliance appliance) {
        return Optional.ofNullable(appliance.getServiceType()).orElse(Appliance.ServiceType.Other).getName();
    }

    private static Map<String, String> uses(final Content content) {
        final var uses = new HashMap<String, String>();
        content.nonnullLink().values().forEach(link -> Stream.of(link.getA(), link.getB()).filter(Objects::nonNull)
            .map(End.class::cast).filter(end -> end.getAppliance() != null && end.getInterface() != null)
            .forEach(end -> uses.put(end.getAppliance().getValue() + "/" + end.getInterface().getValue(),
                "link " + link.getName().getValue())));
        content.nonnullNetwork().values().forEach(network -> network.nonnullMember().keySet().forEach(key ->
            uses.put(key.getAppliance().getValue() + "/" + key.getInterface().getValue(),
                "network " + network.getName().getValue())));
        return uses;
    }

    /**
     * Shows templates to people.
     *
     * @param templates the templates
     * @return a table
     */
    public static String table(final List<TemplateView> templates) {
        if (templates.isEmpty()) {
            return "no templates";
        }
        final var table = new TextTable("TEMPLATE", "APPLIANCES", "LINKS", "NETWORKS", "COPIES", "DESCRIPTION");
        templates.forEach(template -> table.row(template.name, template.appliances, template.links, template.networks,
            template.copies.size(), template.description));
        return table.toString();
    }

    /**
     * Shows all of one template to people.
     *
     * @param template the template
     * @return some tables
     */
    public static String details(final TemplateView template) {
        final var table = new TextTable("APPLIANCE", "TYPE", "INTERFACE", "MAC-ADDRESS", "ADDRESSES", "USED-BY");
        template.ports.forEach(port -> table.row(port.appliance, port.type, port.name, port.macAddress,
            String.join(" ", port.addresses), port.uses));
        return table(List.of(template)) + "\n\n" + table
            + (template.copies.isEmpty() ? "" : "\n\ncopies: " + String.join(", ", template.copies));
    }
}
