package dev.parlance.architecture.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What applications can use changes only where {@code api/public-api.txt} changes, so that it is seen in review. */
class PublicApiTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void thePublicApiIsWhatTheFileSays() throws IOException {
        String difference = ApiDifference.between(Files.readString(ROOT.resolve(PublicApi.FILE)), PublicApi.of(ROOT));

        assertThat(difference)
                .as(
                        "what differs from %s; if it is meant, run: mvn -q -Papi -pl client-tests -am test-compile",
                        PublicApi.FILE)
                .isEmpty();
    }

    @Test
    void aDifferenceIsShownByTypeWithTheLinesThatChanged() {
        String before = """
                package a

                final class First
                    static First of(String name)

                interface Second
                    void join(Room... rooms)
                """;
        String now = """
                package a

                final class First
                    static First of(String name)

                interface Second extends First
                    void join(Collection<Room> rooms)

                enum Third
                    ONE
                """;
        assertThat(ApiDifference.between(before, before)).isEmpty();
        assertThat(ApiDifference.between(before, now)).isEqualTo("""
                        a.Second
                          - interface Second
                          - void join(Room... rooms)
                          + interface Second extends First
                          + void join(Collection<Room> rooms)
                        a.Third
                          + enum Third
                          + ONE
                        """);
    }
}
