package io.chatroom.platforms.contract;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.chatroom.platforms.ConnectedPlatform;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.SenderLookup;
import io.chatroom.platforms.descriptor.DescribedPlatform;
import jakarta.inject.Singleton;

@AnalyzeClasses(packages = "io.chatroom.platforms", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule platforms_do_not_know_each_other = slices().matching("io.chatroom.platforms.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage("io.chatroom.platforms.descriptor"))
            .ignoreDependency(alwaysTrue(), resideInAPackage("io.chatroom.platforms.meta"));

    /** Three products of Meta's speak one protocol, so they share how it is spoken, and nobody else does. */
    @ArchTest
    static final ArchRule what_is_metas_is_for_metas_platforms = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.chatroom.platforms.meta",
                    "io.chatroom.platforms.whatsapp",
                    "io.chatroom.platforms.messenger",
                    "io.chatroom.platforms.instagram")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.chatroom.platforms.meta");

    @ArchTest
    static final ArchRule nobody_outside_can_name_a_class_of_a_platform = classes()
            .that()
            .resideInAPackage("io.chatroom.platforms.(*)..")
            .and()
            .resideOutsideOfPackages("io.chatroom.platforms.descriptor", "io.chatroom.platforms.meta")
            .and()
            .doNotHaveSimpleName("package-info")
            .and()
            .areTopLevelClasses()
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule what_all_platforms_share_knows_none_of_them = noClasses()
            .that()
            .resideInAnyPackage("io.chatroom.platforms", "io.chatroom.platforms.descriptor")
            .should()
            .dependOnClassesThat(resideInAPackage("io.chatroom.platforms.*..")
                    .and(not(resideInAPackage("io.chatroom.platforms.descriptor"))));

    @ArchTest
    static final ArchRule platforms_depend_on_events_and_on_no_service = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.chatroom.platforms..",
                    "io.chatroom.events",
                    "java..",
                    "javax.crypto..",
                    "jakarta.inject..",
                    "com.fasterxml.jackson..",
                    "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule there_is_no_way_out_but_the_guarded_one = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "java.nio.channels..", "java.sql..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(Socket|ServerSocket|URL|URLConnection|HttpURLConnection|InetAddress)")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.io\\.(File|FileInputStream|FileOutputStream|RandomAccessFile)|java\\.nio\\.file\\.Files");

    @ArchTest
    static final ArchRule time_and_ids_are_given_to_them = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule what_is_found_by_type_is_a_bean = classes()
            .that()
            .implement(InboundPlatform.class)
            .or()
            .implement(OutboundPlatform.class)
            .or()
            .implement(DescribedPlatform.class)
            .or()
            .implement(ConnectedPlatform.class)
            .or()
            .implement(InboxSetup.class)
            .or()
            .implement(SenderLookup.class)
            .should()
            .beAnnotatedWith(Singleton.class);
}
