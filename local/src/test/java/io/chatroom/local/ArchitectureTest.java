package io.chatroom.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.chatroom.local", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knows_of_the_product_only_what_travels_between_services = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.chatroom.platforms..",
                    "io.chatroom.outbox..",
                    "io.chatroom.ingest..",
                    "io.chatroom.conversation..",
                    "io.chatroom.delivery..");

    @ArchTest
    static final ArchRule what_tests_use_does_not_know_the_suite = noClasses()
            .that()
            .resideInAnyPackage("..engine..", "..fake..", "..process..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..suite..", "..gateway..", "..sample..", "..command..");
}
