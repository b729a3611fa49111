package io.chatroom.delivery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.chatroom.delivery", importOptions = ImportOption.DoNotIncludeTests.class)
class DeliveryArchitectureTest {
    private static final DescribedPredicate<JavaClass> OURS_ELSEWHERE = JavaClass.Predicates.resideInAPackage(
                    "io.chatroom..")
            .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(
                    "io.chatroom.delivery..",
                    "io.chatroom.events..",
                    "io.chatroom.outbox",
                    "io.chatroom.platforms",
                    "io.chatroom.platforms.descriptor")))
            .as("parts of the product other than events, the outbox and the platforms' SPI");

    @ArchTest
    static final ArchRule it_knows_events_the_outbox_and_the_SPI_and_no_platform =
            noClasses().should().dependOnClassesThat(OURS_ELSEWHERE);

    @ArchTest
    static final ArchRule its_packages_know_each_other_one_way =
            slices().matching("io.chatroom.delivery.(*)..").should().beFreeOfCycles();

    /** What hands files over calls conversation-service, where the deployment says it is, and nobody else. */
    @ArchTest
    static final ArchRule only_the_guard_speaks_http_to_the_outside = classes()
            .that()
            .resideInAPackage("io.chatroom.delivery..")
            .and()
            .resideOutsideOfPackage("io.chatroom.delivery.egress")
            .and()
            .doNotHaveSimpleName("HandOver")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("org.apache.hc..", "java.net.http..", "io.netty..");
}
