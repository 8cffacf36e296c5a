package io.culver.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows of ARCHITECTURE.md: layers point inward, and each technology has one home. */
class ArchitectureTest {
    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.culver");
    }

    @Test
    void theModelDependsOnNothing() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage("io.culver.model..", "io.culver.mime..")
                        .should()
                        .dependOnClassesThat()
                        .resideOutsideOfPackages(
                                "io.culver.model..",
                                "io.culver.mime..",
                                "java..",
                                "org.jspecify.."));
    }

    @Test
    void servicesMeetOnlyThroughTheirContracts() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.culver.imap..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.culver.mailbox..", "io.culver.search.."));
        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.culver.mailbox..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.culver.imap..", "io.culver.search.."));
        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.culver.search..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.culver.imap..", "io.culver.mailbox.."));
    }

    @Test
    void contractsStayAtTheEdge() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "..grpc..",
                                "..codec..",
                                "io.culver.proto..",
                                "io.culver.standalone..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("com.google.protobuf..", "io.culver.proto.(*).v1.."));
    }

    @Test
    void eachTechnologyHasOneHome() {
        home("com.datastax..", "..cassandra..");
        home("org.rocksdb..", "..embedded..");
        home("io.netty..", "..netty..");
        home("org.apache.lucene..", "io.culver.search..", "io.culver.perf.lucene..");
        home("org.apache.tika..", "io.culver.search.extract.worker..");
        home("io.micronaut..", "io.culver.standalone..");
    }

    private static void home(String technology, String... homes) {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(homes)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(technology));
    }

    @Test
    void grammarAndRulesKnowNoSession() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.culver.imap.wire..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.culver.imap.session..",
                                "io.culver.imap.netty..",
                                "io.culver.imap.grpc..",
                                "io.culver.imap.base..",
                                "io.culver.imap.extension.."));
        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.culver.mailbox.domain..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.culver.mailbox.store..",
                                "io.culver.mailbox.owner..",
                                "io.culver.mailbox.usecase..",
                                "io.culver.mailbox.grpc..",
                                "io.grpc.."));
    }

    @Test
    void extensionsDoNotKnowEachOther() {
        slices().matching("io.culver.imap.extension.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.culver.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void timeAndChanceComeFromOutside() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "io.culver.standalone..", "io.culver.testkit..", "io.culver.perf..")
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(Clock.class, "systemUTC")
                        .orShould()
                        .callConstructor(Random.class));
    }

    @Test
    void nothingSleeps() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("io.culver.testkit..", "io.culver.perf..")
                        .should()
                        .callMethod(Thread.class, "sleep", long.class)
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(ThreadLocal.class));
    }

    @Test
    void portsAreBlocking() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage("io.culver.mailbox.store", "io.culver.imap.store")
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(CompletableFuture.class)
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(Executors.class));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }
}
