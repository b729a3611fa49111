package io.chatroom.outbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.chatroom.outbox", importOptions = ImportOption.DoNotIncludeTests.class)
class OutboxArchitectureTest {
    @ArchTest
    static final ArchRule of_our_own_it_knows_only_the_contract_between_services = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.chatroom.outbox",
                    "io.chatroom.events..",
                    "java..",
                    "javax.sql..",
                    "jakarta..",
                    "org.apache.kafka..",
                    "org.eclipse.microprofile.config..",
                    "org.jboss.logging..",
                    "org.jspecify..",
                    "io.micrometer.core..",
                    "io.quarkus..",
                    "io.smallrye.common..");
}
