/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.Assert.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.BeforeClass;
import org.junit.Test;

/** Who may know whom, and what nobody may do: the rules of the house, held against the compiled classes. */
public class ArchitectureTest {
    private static final String API = "dev.weft.api..";
    private static final String IMPL = "dev.weft.impl..";
    private static final String SOUTHBOUND = "dev.weft.southbound..";
    private static final String CLI = "dev.weft.cli..";
    private static final String OPENSTACK = "dev.weft.openstack..";
    private static final String PIPELINE = "dev.weft.pipeline..";
    private static final String OVSDB = "dev.weft.ovsdb..";
    private static final String HELPER = "dev.weft.helper..";
    private static final String YANG = "org.opendaylight.yang.gen.v1.urn.weft..";
    private static final String RAW_MESSAGES = "org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openflow.raw..";
    private static final String WEFT = "dev.weft..";

    /** Every module's root package, and the packages of ours that it may know besides its own. */
    private static final List<Module> MODULES = List.of(
        new Module(API),
        new Module(OVSDB),
        new Module(PIPELINE, API),
        new Module(SOUTHBOUND, API, PIPELINE, OVSDB, RAW_MESSAGES),
        new Module(IMPL, API, YANG),
        new Module(CLI, API, YANG),
        new Module(OPENSTACK, YANG),
        new Module(HELPER, OVSDB));

    private static JavaClasses classes;

    private record Module(String root, String... knows) {
        DescribedPredicate<JavaClass> strangers() {
            return resideInAnyPackage(WEFT, YANG)
                .and(DescribedPredicate.not(resideInAPackage(root)))
                .and(DescribedPredicate.not(resideInAnyPackage(knows)))
                .as("modules other than %s and %s", root, List.of(knows));
        }
    }

    @BeforeClass
    public static void importClasses() {
        // The helper's jar holds copies of what it uses, so its classes are taken from where they were compiled.
        final var helper = Path.of(System.getProperty("weft.root", ".."), "datapath-helper", "target", "classes");
        final var importer = new ClassFileImporter().withImportOption(
            ImportOption.Predefined.DO_NOT_INCLUDE_TESTS);
        classes = importer.importLocations(Stream.concat(Locations.ofPackage("dev.weft").stream(),
            Stream.of(Location.of(helper))).toList());
        for (var module : MODULES) {
            assertFalse("no class of " + module.root() + " is on the class path, so nothing would be checked",
                classes.that(resideInAPackage(module.root())).isEmpty());
        }
    }

    @Test
    public void dependenciesPointOneWay() {
        for (var module : MODULES) {
            noClasses().that().resideInAPackage(module.root())
                .should().dependOnClassesThat(module.strangers())
                .because("yang-models <- api <- {impl, southbound-ovs, cli}, and these do not know each other")
                .check(classes);
        }
    }

    @Test
    public void flowsAndValuesAreFreeOfOpenDaylight() {
        noClasses().that().resideInAnyPackage(API, PIPELINE, OVSDB, HELPER)
            .should().dependOnClassesThat().resideInAnyPackage("org.opendaylight..")
            .because("what declares tables, speaks OVSDB or is a value must work without OpenDaylight")
            .check(classes);
    }

    @Test
    public void onlyBlueprintTouchesTheContainer() {
        // Helpers' access must be in place before the web server, which Blueprint is not, and follow its configuration
        noClasses().that().resideOutsideOfPackage("dev.weft.platform.access")
            .should().dependOnClassesThat().resideInAnyPackage("org.osgi..", "org.apache.aries..")
            .because("the wiring is Blueprint XML and can be swapped")
            .check(classes);
        noClasses().that().resideOutsideOfPackage(CLI)
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.karaf..")
            .because("only the console commands know Karaf")
            .check(classes);
    }

    @Test
    public void namesSayWhatAClassIs() {
        noClasses().should().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Util")
            .orShould().haveSimpleNameEndingWith("Utils").orShould().haveNameMatching(".*Impl[0-9]+")
            .because("such a name says nothing")
            .check(classes);
    }

    @Test
    public void nothingSleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class)
            .orShould().callMethod(Thread.class, "sleep", long.class, int.class)
            .orShould().callMethod(TimeUnit.class, "sleep", long.class)
            .because("whoever waits is woken by what he waits for")
            .check(classes);
    }

    @Test
    public void everythingIsLoggedThroughSlf4j() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(classes);
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes.that(
            DescribedPredicate.describe("no program", type -> !isProgram(type))));
    }

    /** A program may talk to whoever started it. */
    private static boolean isProgram(final JavaClass type) {
        return type.getPackageName().equals("dev.weft.helper")
            && type.tryGetMethod("main", String[].class).isPresent();
    }

    @Test
    public void packagesOfAModuleHaveNoCycles() {
        for (var module : MODULES) {
            slices().matching(module.root().replace("..", ".(**)")).should().beFreeOfCycles().allowEmptyShould(true)
                .check(classes);
        }
    }
}
