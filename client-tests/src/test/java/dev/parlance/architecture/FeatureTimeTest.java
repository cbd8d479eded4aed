package dev.parlance.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.parlance.socket.Json;
import dev.parlance.socket.Scheduler;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** Features take time, threads and JSON from the server of their namespace: so a test of an application can move their time. */
class FeatureTimeTest {
    private static final JavaClasses CATALOGUE =
            new ClassFileImporter().importPaths(Path.of("..", "core", "catalogue", "target", "classes"));

    private static final Map<String, Set<String>> CLOCKS = Map.of(
            "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
            "java.lang.Thread", Set.of("sleep"),
            "java.time.Clock", Set.of("system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds"),
            "java.util.concurrent.CompletableFuture", Set.of("orTimeout", "completeOnTimeout", "delayedExecutor"),
            "java.util.concurrent.Executors", Set.of("newScheduledThreadPool", "newSingleThreadScheduledExecutor"),
            "java.util.Timer", Set.of("<init>"),
            "java.util.Date", Set.of("<init>"));

    private static final List<Class<?>> THE_SERVERS = List.of(Clock.class, Scheduler.class, Json.class, Executor.class);

    @Test
    void theyLookAtNoOtherClock() {
        noClasses()
                .that()
                // How long to wait for another node's lock is no time of a feature.
                .doNotHaveFullyQualifiedName("dev.parlance.catalogue.jdbc.SchemaLease")
                .and()
                // Nor is how long a database is silent.
                .doNotHaveFullyQualifiedName("dev.parlance.catalogue.jdbc.StoreThreads")
                .and()
                // Nor is how old a lease is, which the database's clock ends.
                .doNotHaveFullyQualifiedName("dev.parlance.catalogue.log.HeldStreams")
                .should()
                .callCodeUnitWhere(target(new DescribedPredicate<CodeUnitCallTarget>("a clock of its own") {
                    @Override
                    public boolean test(CodeUnitCallTarget called) {
                        return isClock(called);
                    }
                }))
                .check(CATALOGUE);
    }

    private static boolean isClock(CodeUnitCallTarget called) {
        String owner = called.getOwner().getName();
        return CLOCKS.getOrDefault(owner, Set.of()).contains(called.getName())
                || owner.startsWith("java.time.")
                        && called.getName().equals("now")
                        && called.getRawParameterTypes().isEmpty();
    }

    @Test
    void nobodyGivesThemAnother() {
        constructors()
                .that()
                .arePublic()
                .should(new ArchCondition<JavaConstructor>("take no clock, scheduler, executor or JSON") {
                    @Override
                    public void check(JavaConstructor constructor, ConditionEvents events) {
                        constructor.getRawParameterTypes().stream()
                                .filter(FeatureTimeTest::isTheServers)
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        constructor, constructor.getFullName() + " takes a " + type.getName())));
                    }
                })
                .check(CATALOGUE);
    }

    private static boolean isTheServers(JavaClass type) {
        return THE_SERVERS.stream().anyMatch(type::isAssignableTo);
    }
}
