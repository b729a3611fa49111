package io.chatroom.conversation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.util.Set;

@AnalyzeClasses(packages = "io.chatroom", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String OURS = "io.chatroom.conversation..";

    @ArchTest
    static final ArchRule of_our_own_modules_it_knows_events_outbox_and_descriptors = noClasses()
            .that()
            .resideInAPackage(OURS)
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are ours, but of none of conversation, events, outbox, platforms.descriptor",
                    type -> type.getPackageName().startsWith("io.chatroom.")
                            && !type.getPackageName().startsWith("io.chatroom.conversation")
                            && !type.getPackageName().startsWith("io.chatroom.events")
                            && !type.getPackageName().startsWith("io.chatroom.outbox")
                            && !type.getPackageName().equals("io.chatroom.platforms.descriptor")));

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("io.chatroom.conversation.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule entities_are_nobody_elses =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule entities_never_leave = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .and()
            .arePublic()
            .should(notSpeakOfEntities());

    @ArchTest
    static final ArchRule every_operation_says_who_may_use_it = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .and()
            .areDeclaredInClassesThat()
            .areNotAnnotatedWith(RolesAllowed.class)
            .and()
            .areDeclaredInClassesThat()
            .areNotAnnotatedWith(PermitAll.class)
            .and()
            .arePublic()
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .orShould()
            .beAnnotatedWith(io.quarkus.security.Authenticated.class);

    private static ArchCondition<JavaMethod> notSpeakOfEntities() {
        return new ArchCondition<>("not speak of entities") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Set<JavaClass> spoken =
                        new java.util.HashSet<>(method.getReturnType().getAllInvolvedRawTypes());
                method.getParameterTypes().forEach(type -> spoken.addAll(type.getAllInvolvedRawTypes()));
                spoken.stream()
                        .filter(type -> type.isAnnotatedWith(Entity.class))
                        .forEach(entity -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " speaks of " + entity.getName())));
            }
        };
    }
}
