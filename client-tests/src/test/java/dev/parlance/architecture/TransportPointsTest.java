package dev.parlance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.parlance.TransportPoint;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Each point at which netty-socketio is unsound has a test that shows it to be right here. */
class TransportPointsTest {
    /** What a broadcast costs: the benchmark shows it. */
    private static final int COST = 18;

    @Test
    void everyPointHasATest() {
        Set<Integer> marked = new TreeSet<>();
        new ClassFileImporter()
                        .importPaths(Stream.of("events", "server")
                                .map(module -> Path.of("..", "core", module, "target", "test-classes"))
                                .toList())
                        .stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(TransportPoint.class))
                        .forEach(method -> {
                            assertThat(isTest(method)).as(method.getFullName()).isTrue();
                            for (int point : method.getAnnotationOfType(TransportPoint.class)
                                    .value()) {
                                marked.add(point);
                            }
                        });
        assertThat(marked)
                .isEqualTo(IntStream.rangeClosed(1, 25)
                        .filter(point -> point != COST)
                        .boxed()
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static boolean isTest(JavaMethod method) {
        return Stream.of(Test.class, ParameterizedTest.class, RepeatedTest.class)
                .anyMatch(method::isAnnotatedWith);
    }
}
