/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.karaf;

import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOptions;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureSecurity;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import dev.weft.it.harness.Weft;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ops4j.pax.exam.Option;

/** How Pax Exam starts our distribution. */
final class WeftKaraf {
    private static final String KARAF = "4.4.6";
    private static final File TARGET = new File("target").getAbsoluteFile();

    private WeftKaraf() {
        // only functions
    }

    static Option[] options() {
        final List<Option> options = new ArrayList<>(List.of(
            karafDistributionConfiguration().name("weft").karafVersion(KARAF).useDeployFolder(false)
                .frameworkUrl(distribution().toURI().toString()).unpackDirectory(new File(TARGET, "exam")),
            keepRuntimeFolder(),
            configureSecurity().disableKarafMBeanServerBuilder(),
            systemTimeout(TimeUnit.MINUTES.toMillis(2)),
            systemProperty("weft.root").value(Weft.ROOT.toString()),
            vmOptions("-Xmx1500m"),
            vmOptions(modules())));
        options.addAll(onlyLocalRepositories());
        return options.toArray(Option[]::new);
    }

    private static File distribution() {
        final var zip = new File(System.getProperty("weft.distribution", "unset"));
        if (!zip.isFile()) {
            throw new AssertionError("There is no distribution at " + zip + ": build the module karaf-distribution");
        }
        return zip;
    }

    /**
     * Pax Exam starts Java itself, so bin/karaf's permissions for Java 17 are given here. Without them the OpenFlow
     * plugin fails while simpler things still work.
     */
    private static String[] modules() {
        final String endorsed = "lib/endorsed/org.apache.karaf.specs.";
        final List<String> flags = new ArrayList<>(List.of("--add-reads=java.xml=java.logging",
            "--patch-module", "java.base=" + endorsed + "locator-" + KARAF + ".jar",
            "--patch-module", "java.xml=" + endorsed + "java.xml-" + KARAF + ".jar",
            "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED"));
        for (var opened : List.of("java.base/java.io", "java.base/java.lang", "java.base/java.net",
            "java.base/java.nio", "java.base/java.security", "java.base/java.util", "java.base/jdk.internal.misc",
            "java.base/sun.nio.ch", "java.naming/javax.naming.spi", "java.rmi/sun.rmi.transport.tcp")) {
            flags.add("--add-opens=" + opened + "=ALL-UNNAMED");
        }
        for (var exported : List.of("java.base/sun.net.www.content.text", "java.base/sun.net.www.protocol.file",
            "java.base/sun.net.www.protocol.ftp", "java.base/sun.net.www.protocol.http",
            "java.base/sun.net.www.protocol.https", "java.base/sun.net.www.protocol.jar", "java.rmi/sun.rmi.registry",
            "jdk.naming.rmi/com.sun.jndi.url.rmi", "jdk.xml.dom/org.w3c.dom.html")) {
            flags.add("--add-exports=" + exported + "=ALL-UNNAMED");
        }
        return flags.toArray(String[]::new);
    }

    /** All bundles come from the distribution, and what Pax Exam adds from a directory that the build filled. */
    private static List<Option> onlyLocalRepositories() {
        return List.of(
            maven("defaultRepositories",
                "file:${karaf.home}/${karaf.default.repository}@id=system.repository@snapshots"),
            maven("repositories", "file:" + System.getProperty("weft.exam.repo") + "@id=exam@snapshots"),
            maven("localRepository", new File(TARGET, "exam-local").toString()),
            maven("settings", new File(TARGET, "no-such-settings.xml").toString()),
            maven("useFallbackRepositories", "false"),
            maven("globalChecksumPolicy", "ignore"));
    }

    private static Option maven(final String key, final String value) {
        return editConfigurationFilePut("etc/org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn." + key, value);
    }
}
