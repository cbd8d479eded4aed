package dev.parlance.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.parlance.architecture.api.PublishedModules;
import dev.parlance.event.Incubating;
import dev.parlance.socket.DataKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dependencies between packages, and the types that the public API may show. */
class ArchitectureTest {
    private static final Path ROOT = Path.of("..");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(PublishedModules.all(ROOT).stream()
                    .map(module -> module.resolve("target/classes"))
                    .toList());

    private static final int MAX_LINES = 400;

    /** What lies below the seams: no application sees any of it. */
    private static final List<String> INSIDE = List.of(
            "dev.parlance.internal.", "io.netty.", "com.fasterxml.jackson.databind.", "com.fasterxml.jackson.core.");

    // Besides itself, the JDK, JSpecify and @Incubating.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "adapter           | -",
                "http              | -",
                "event             | com.fasterxml.jackson.annotation",
                "socket            | dev.parlance.adapter,dev.parlance.event,dev.parlance.http",
                "binding           | dev.parlance.event,dev.parlance.socket,dev.parlance.internal.binding",
                "catalogue..       | dev.parlance.adapter,dev.parlance.event,dev.parlance.socket,dev.parlance.http,"
                        + "com.fasterxml.jackson.annotation,org.slf4j",
                "contract          | dev.parlance.event,dev.parlance.contract..",
                "contract.model    | dev.parlance.event",
                "contract.reader   | dev.parlance.contract.model,dev.parlance.event,dev.parlance.internal.json..,"
                        + "com.fasterxml.jackson.annotation,com.sun.source..",
                "contract.json     | -",
                "contract.typescript | dev.parlance.contract.model,dev.parlance.contract.json",
                "contract.asyncapi | dev.parlance.contract.model,dev.parlance.contract.json,dev.parlance.event",
                "contract.reference | dev.parlance.contract.model,dev.parlance.contract.typescript",
                "contract.compare  | dev.parlance.contract.model,dev.parlance.contract.json,dev.parlance.event,"
                        + "dev.parlance.internal.json..",
                "maven             | dev.parlance.contract,org.apache.maven..",
                "internal.binding  | dev.parlance.event,dev.parlance.socket",
                "internal.configuration | dev.parlance.event,dev.parlance.socket,org.slf4j",
                "internal.client   | dev.parlance.http",
                "internal.tls      | dev.parlance.internal.engine,dev.parlance.internal.execution,org.slf4j",
                "internal.engine   | dev.parlance.http",
                "internal.protocol | dev.parlance.internal.engine",
                "internal.text     | -",
                "internal.json     | dev.parlance.event,dev.parlance.internal.json..,dev.parlance.internal.text,"
                        + "com.fasterxml.jackson..",
                "internal.json.type | dev.parlance.event,com.fasterxml.jackson..,kotlin..",
                "internal.json.check | dev.parlance.event,dev.parlance.internal.json.type,dev.parlance.internal.text",
                "internal.json.jackson | dev.parlance.internal.json.type,dev.parlance.internal.json.syntax,"
                        + "dev.parlance.event,dev.parlance.internal.text,com.fasterxml.jackson..",
                "internal.json.syntax | dev.parlance.internal.text",
                "internal.engine.netty | dev.parlance.internal.engine,dev.parlance.internal.engine.netty..,"
                        + "dev.parlance.http,io.netty..,org.slf4j",
                "internal.engine.netty.request | dev.parlance.internal.engine,io.netty..",
                "internal.engine.netty.http | dev.parlance.internal.engine,dev.parlance.internal.engine.netty.request,"
                        + "dev.parlance.internal.engine.netty.websocket,dev.parlance.internal.engine.netty.timer,"
                        + "dev.parlance.http,io.netty..,org.slf4j",
                "internal.engine.netty.websocket | dev.parlance.internal.engine,dev.parlance.internal.text,io.netty..,"
                        + "org.slf4j",
                "internal.engine.netty.session | dev.parlance.internal.engine,dev.parlance.internal.engine.netty.http,"
                        + "dev.parlance.internal.engine.netty.websocket,dev.parlance.internal.engine.netty.timer,"
                        + "dev.parlance.internal.text,dev.parlance.http,io.netty..,org.slf4j",
                "internal.engine.netty.timer | io.netty..,org.slf4j",
                "internal.execution | org.slf4j",
                "internal.server.report | dev.parlance.adapter,dev.parlance.socket,dev.parlance.event,dev.parlance.internal.engine,"
                        + "dev.parlance.internal.execution,org.slf4j..",
                "internal.server.credential | dev.parlance.socket,dev.parlance.event,dev.parlance.internal.execution",
                "internal.server.rate | dev.parlance.socket,dev.parlance.event,dev.parlance.internal.execution,"
                        + "dev.parlance.internal.server.report",
                "internal.server.listener | dev.parlance.socket,dev.parlance.event,dev.parlance.internal.json..,"
                        + "dev.parlance.internal.execution",
                "internal.server.event | dev.parlance.socket,dev.parlance.event,dev.parlance.internal.engine,"
                        + "dev.parlance.internal.json..,dev.parlance.internal.protocol,"
                        + "dev.parlance.internal.execution,org.slf4j",
                "internal.server.history | dev.parlance.adapter,dev.parlance.event,dev.parlance.internal.engine,"
                        + "dev.parlance.internal.server.event",
                "internal.server.recovery | dev.parlance.socket,dev.parlance.adapter,dev.parlance.event,"
                        + "dev.parlance.internal.engine,dev.parlance.internal.execution,"
                        + "dev.parlance.internal.server.event,dev.parlance.internal.server.history,"
                        + "dev.parlance.internal.server.delivery,dev.parlance.internal.server.listener,"
                        + "dev.parlance.internal.server.credential,dev.parlance.internal.server.report",
                "internal.server.delivery | dev.parlance.socket,dev.parlance.adapter,dev.parlance.event,dev.parlance.http,"
                        + "dev.parlance.internal.engine,dev.parlance.internal.json..,"
                        + "dev.parlance.internal.protocol,dev.parlance.internal.execution,"
                        + "dev.parlance.internal.server.event,dev.parlance.internal.server.listener,"
                        + "dev.parlance.internal.server.history,dev.parlance.internal.server.report,org.slf4j",
                "internal.server.socket | dev.parlance.socket,dev.parlance.adapter,dev.parlance.event,"
                        + "dev.parlance.http,dev.parlance.internal.engine,"
                        + "dev.parlance.internal.json..,dev.parlance.internal.protocol,"
                        + "dev.parlance.internal.execution,dev.parlance.internal.server.event,"
                        + "dev.parlance.internal.server.listener,"
                        + "dev.parlance.internal.server.delivery,dev.parlance.internal.server.credential,"
                        + "dev.parlance.internal.server.history,dev.parlance.internal.server.recovery,"
                        + "dev.parlance.internal.server.report,org.slf4j",
                "internal.server.namespace | dev.parlance.socket,dev.parlance.adapter,dev.parlance.event,"
                        + "dev.parlance.internal.engine,dev.parlance.internal.json..,"
                        + "dev.parlance.internal.protocol,dev.parlance.internal.execution,"
                        + "dev.parlance.internal.server.event,dev.parlance.internal.server.listener,"
                        + "dev.parlance.internal.server.delivery,"
                        + "dev.parlance.internal.server.socket,dev.parlance.internal.server.credential,"
                        + "dev.parlance.internal.server.history,dev.parlance.internal.server.recovery,"
                        + "dev.parlance.internal.server.report",
                "internal.server.connection | dev.parlance.socket,dev.parlance.event,dev.parlance.http,"
                        + "dev.parlance.internal.engine,dev.parlance.internal.json..,"
                        + "dev.parlance.internal.protocol,dev.parlance.internal.execution,"
                        + "dev.parlance.internal.server.event,dev.parlance.internal.server.socket,"
                        + "dev.parlance.internal.server.namespace,dev.parlance.internal.server.credential,"
                        + "dev.parlance.internal.server.recovery,"
                        + "dev.parlance.internal.server.rate,dev.parlance.internal.server.report,org.slf4j",
                "internal.server.http | dev.parlance.http,dev.parlance.socket,dev.parlance.event,dev.parlance.internal.engine,"
                        + "dev.parlance.internal.execution,dev.parlance.internal.server.connection,"
                        + "dev.parlance.internal.server.rate,dev.parlance.internal.server.report,org.slf4j",
                "internal.server | dev.parlance.socket,dev.parlance.adapter,dev.parlance.event,"
                        + "dev.parlance.http,dev.parlance.internal.engine,"
                        + "dev.parlance.internal.json..,dev.parlance.internal.execution,"
                        + "dev.parlance.internal.server.event,dev.parlance.internal.server.delivery,"
                        + "dev.parlance.internal.server.listener,"
                        + "dev.parlance.internal.server.namespace,"
                        + "dev.parlance.internal.server.connection,dev.parlance.internal.server.credential,dev.parlance.internal.server.recovery,"
                        + "dev.parlance.internal.server.http,dev.parlance.internal.server.rate,dev.parlance.internal.server.report,org.slf4j",
                "testkit           | dev.parlance,dev.parlance.socket,dev.parlance.adapter,dev.parlance.event,dev.parlance.http,"
                        + "dev.parlance.internal.engine,dev.parlance.internal.execution,dev.parlance.internal.json..,"
                        + "dev.parlance.internal.server,dev.parlance.internal.server.connection,"
                        + "dev.parlance.internal.server.event,dev.parlance.internal.server.recovery,"
                        + "dev.parlance.internal.testkit.network",
                "internal.testkit.network | dev.parlance.adapter,dev.parlance.internal.execution",
                "testkit.adapter   | dev.parlance,dev.parlance.socket,dev.parlance.adapter,dev.parlance.event,dev.parlance.http,"
                        + "dev.parlance.testkit,org.junit.jupiter.api",
                "internal.redis.wire | org.msgpack.core..,org.msgpack.value..,com.fasterxml.jackson.core..",
                "internal.redis.wire.cluster | dev.parlance.internal.redis.wire,org.msgpack.core..",
                "internal.redis.connection | dev.parlance.adapter,io.lettuce..,org.slf4j",
                "internal.redis.cluster | dev.parlance.adapter,dev.parlance.internal.redis.wire..,"
                        + "dev.parlance.internal.redis.connection,io.lettuce..,org.slf4j",
                "redis.emitter     | dev.parlance.event,dev.parlance.internal.json..,dev.parlance.internal.redis.wire..,io.lettuce..",
                "redis             | dev.parlance.adapter,dev.parlance.event,dev.parlance.internal.redis..,io.lettuce..",
                "micrometer        | dev.parlance.adapter,dev.parlance.socket,dev.parlance.event,dev.parlance.http,io.micrometer..",
                "redis.platform    | dev.parlance.catalogue..,dev.parlance.socket,dev.parlance.event,io.lettuce..,org.slf4j",
                "jwt               | dev.parlance.socket,dev.parlance.event,com.nimbusds..",
                "client            | dev.parlance.event,dev.parlance.internal.json..,com.fasterxml.jackson.databind,"
                        + "io.socket..,okhttp3..,okio,org.json",
                "kotlin            | dev.parlance.socket,dev.parlance.event,kotlin..,kotlinx..,org.jetbrains.annotations",
                "spring            | dev.parlance,dev.parlance.socket,dev.parlance.event,dev.parlance.binding,org.springframework..",
                "spring.autoconfigure | dev.parlance,dev.parlance.socket,dev.parlance.event,dev.parlance.spring,"
                        + "dev.parlance.internal.spring..,dev.parlance.micrometer,io.micrometer..,jakarta.validation..,"
                        + "org.springframework..",
                "spring.security   | dev.parlance.socket,dev.parlance.event,dev.parlance.http,org.springframework..",
                "internal.spring.actuate | dev.parlance.adapter,dev.parlance.socket,org.springframework..",
                "internal.spring.refusal | dev.parlance.socket,dev.parlance.event,dev.parlance.binding,"
                        + "jakarta.validation..,org.springframework..,org.slf4j",
                "internal.spring.security | dev.parlance.socket,dev.parlance.spring.security,org.springframework..",
                "spring.test       | dev.parlance,dev.parlance.socket,dev.parlance.event,dev.parlance.binding,"
                        + "dev.parlance.spring,dev.parlance.testkit,org.springframework..",
                "internal.spring   | dev.parlance,dev.parlance.adapter,dev.parlance.socket,dev.parlance.event,"
                        + "dev.parlance.http,dev.parlance.binding,dev.parlance.spring,org.springframework..,org.slf4j",
                "adminui           | dev.parlance.socket,dev.parlance.event,dev.parlance.http,org.slf4j",
                "bridge            | dev.parlance.socket,dev.parlance.adapter,dev.parlance.event,dev.parlance.binding,"
                        + "dev.parlance.internal.binding,dev.parlance.internal.execution,dev.parlance.internal.json..,"
                        + "dev.parlance.internal.protocol,dev.parlance.internal.server.event,"
                        + "dev.parlance.internal.server.listener,dev.parlance.internal.server.namespace,"
                        + "dev.parlance.internal.server.socket,dev.parlance.internal.server.report,"
                        + "com.corundumstudio.socketio..,io.netty.buffer,org.slf4j",
            })
    void aPackageImportsOnlyWhatItMay(String name, String others) {
        String itself = "dev.parlance." + name;
        List<String> allowed = Stream.concat(
                        Stream.of("", "java..", "javax..", "org.jspecify.annotations", itself),
                        others == null ? Stream.empty() : Stream.of(others.split(",")))
                .toList();
        classes()
                .that()
                .resideInAPackage(itself)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(allowed.toArray(String[]::new)).or(type(Incubating.class)))
                .check(CLASSES);
    }

    /** The bridge sees the buffers that netty-socketio's JSON is in. */
    @Test
    void onlyTheEngineOnNettySeesNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.parlance.internal.engine.netty..", "dev.parlance.bridge")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsListed() {
        Set<String> packages = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(packages)
                .allMatch(
                        name -> name.matches(
                                "dev\\.parlance(\\.(adapter|adminui|binding|bridge|client|jwt|kotlin|micrometer|redis(\\.(emitter|platform))?|spring(\\.(autoconfigure|security|test))?|http|event|socket|maven|testkit(\\.adapter)?|catalogue.*|contract(\\.(asyncapi|compare|json|model|reader|reference|typescript))?"
                                        + "|internal\\.(binding|client|configuration|execution|redis(\\.[a-z.]+)?|server|server\\.(connection|credential|delivery|event|history|http|listener|namespace|rate|recovery|report|socket)"
                                        + "|spring(\\.(actuate|refusal|security))?|testkit\\.network|json(\\.(check|jackson|syntax|type))?|text|tls|protocol|engine|engine\\.netty(\\.(http|request|websocket|session|timer))?)))?"));
    }

    @Test
    void theFrontDoorKnowsNoCatalogueAndNoContract() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.parlance.catalogue..",
                        "dev.parlance.contract..",
                        "dev.parlance.maven",
                        "dev.parlance.redis.platform",
                        "dev.parlance.spring.test",
                        "dev.parlance.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.parlance.catalogue..", "dev.parlance.contract..", "dev.parlance.testkit..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.parlance.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingIsEncodedOrDecodedWhereAConnectionsStateIsLocked() {
        noClasses()
                .that()
                .haveFullyQualifiedName("dev.parlance.internal.server.connection.Admissions")
                .or()
                .haveFullyQualifiedName("dev.parlance.internal.server.delivery.LocalRooms")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.parlance.internal.protocol.PacketEncoder")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("dev.parlance.internal.json..")
                .check(CLASSES);
    }

    @Test
    void featuresHideTheStateThatTheyKeepWithSockets() {
        noClasses()
                .that()
                .resideInAPackage("dev.parlance.catalogue..")
                .should()
                .callMethod(DataKey.class, "of", String.class, Class.class)
                .check(CLASSES);
    }

    @Test
    void whatIsInsideDoesNotShow() {
        classes()
                .that()
                .resideOutsideOfPackage("dev.parlance.internal..")
                .and()
                .arePublic()
                .and()
                // Implements an interface of netty-socketio's that does.
                .doNotHaveFullyQualifiedName("dev.parlance.bridge.ParlanceJson")
                .should(showNothingInside())
                .check(CLASSES);
    }

    private static ArchCondition<JavaClass> showNothingInside() {
        return new ArchCondition<>("show nothing of what is inside") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                ShownTypes.of(type)
                        .filter(shown -> shown.types().stream().anyMatch(ArchitectureTest::isInside))
                        // Where an application adds modules of Jackson, it shows Jackson.
                        .filter(shown -> !shown.where().contains(".jsonModules("))
                        .forEach(shown -> events.add(
                                SimpleConditionEvent.violated(type, shown.where() + " shows what is inside")));
            }
        };
    }

    private static boolean isInside(JavaClass type) {
        return INSIDE.stream().anyMatch(type.getBaseComponentType().getName()::startsWith);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Impl|Abstract)([^a-z].*)?")
                .check(CLASSES);
    }

    @Test
    void filesAreShort() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> file.toString().contains("src"))
                            .filter(file -> lines(file) > MAX_LINES)
                            .map(file -> file.getFileName().toString()))
                    .isEmpty();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
