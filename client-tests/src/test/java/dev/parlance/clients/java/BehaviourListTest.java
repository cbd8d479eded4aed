package dev.parlance.clients.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.node.Node;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java client and the JavaScript clients have the same list of behaviours. */
class BehaviourListTest {
    private static final Pattern SENTENCE = Pattern.compile("behaviour\\(\\s*'([^']+)'");

    private static final List<Class<?>> IN_JAVA = List.of(
            JavaConnectingIT.class,
            JavaEventsIT.class,
            JavaAcksIT.class,
            JavaRoomsIT.class,
            JavaBinaryIT.class,
            JavaEncodingsIT.class,
            JavaFloodsIT.class,
            JavaCredentialsIT.class,
            JavaEndingIT.class);

    /** Behaviours that the Java client does not support. */
    private static final Set<String> NOT_IN_JAVA = Set.of("sends volatile events", "carries views of larger buffers");

    @Test
    void theJavaClientHasTheBehavioursOfTheJavaScriptClients() throws IOException {
        Set<String> expected = inJavaScript();
        expected.removeAll(NOT_IN_JAVA);
        assertThat(inJava()).isEqualTo(expected).isNotEmpty();
    }

    private static Set<String> inJava() {
        return IN_JAVA.stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .map(name -> name.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> inJavaScript() throws IOException {
        try (Stream<Path> files = Files.list(Node.FOLDER.resolve("behaviours"))) {
            StringBuilder sources = new StringBuilder();
            for (Path file : files.toList()) {
                sources.append(Files.readString(file));
            }
            return SENTENCE.matcher(sources)
                    .results()
                    .map(MatchResult::group)
                    .map(match -> match.replaceAll("behaviour\\(\\s*'|'", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
