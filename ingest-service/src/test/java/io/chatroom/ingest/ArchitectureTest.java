package io.chatroom.ingest;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.chatroom.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule of_the_product_it_knows_events_and_the_platforms_spi_only = classes()
            .should()
            .onlyDependOnClassesThat(describe("are of ingest, events, the platforms' SPI, or from outside", type -> {
                String name = type.getPackageName();
                return !name.startsWith("io.chatroom")
                        || name.startsWith("io.chatroom.ingest")
                        || name.startsWith("io.chatroom.events")
                        || name.equals("io.chatroom.platforms")
                        || name.equals("io.chatroom.platforms.descriptor");
            }));

    @ArchTest
    static final ArchRule it_has_no_database_and_calls_nobody = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "jakarta.persistence..",
                    "java.net.http..",
                    "io.vertx.core.http.impl..");

    @ArchTest
    static final ArchRule its_packages_form_no_cycle =
            slices().matching("io.chatroom.ingest.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule webhooks_and_visitors_do_not_know_each_other = noClasses()
            .that()
            .resideInAPackage("io.chatroom.ingest.webhook..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.chatroom.ingest.site..");

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
