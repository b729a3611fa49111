package io.chatroom.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.chatroom.e2e", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule services_are_looked_at_from_outside_only = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.chatroom.ingest..",
                    "io.chatroom.conversation..",
                    "io.chatroom.delivery..",
                    "io.chatroom.outbox..");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("io.chatroom.e2e.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_stage_does_not_know_what_is_played_on_it = noClasses()
            .that()
            .resideInAPackage("..stage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..chaos..", "..bench..");
}
