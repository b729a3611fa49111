package io.chatroom.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.chatroom.events", importOptions = DoNotIncludeTests.class)
class DependencyRulesTest {

    /** Every other module depends on this one, so it depends on none, nor on a framework. */
    @ArchTest
    static final ArchRule events_know_no_other_module_and_no_framework = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.chatroom.events..",
                    "java..",
                    "javax.crypto..",
                    "com.fasterxml.jackson..",
                    "com.github.f4b6a3.uuid..",
                    "org.jose4j..",
                    "io.opentelemetry..",
                    "org.jspecify..");
}
