package dev.parlance.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.release.TreeCopy.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that makes a release ({@code docs/releasing.md}), on a copy of this tree. */
class ReleaseIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String API = """
            package dev.example

            final class Chat
                void close()
                @Incubating void open()

            @Incubating final class Draft
                void send()
            """;

    @TempDir
    static Path folder;

    private static TreeCopy tree;

    @BeforeAll
    static void copyTheTree() throws IOException, InterruptedException {
        tree = TreeCopy.of(ROOT, folder.resolve("tree"));
        tree.append("CHANGELOG.md", "\n## 99.0.0\n\n- All of it.\n");
        tree.commit();
    }

    @Test
    void twoBuildsOfAModuleAreEqualAndHaveWhatMavenCentralRequires() throws Exception {
        boolean offline = "offline=true".equals(System.getProperty("maven.mode"));
        Ended ended = offline
                ? tree.release("99.0.0", "--modules", "core/events", "--offline")
                : tree.release("99.0.0", "--modules", "core/events");

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("1 artifacts have all of it", "parlance-99.0.0.zip");
        Path staged = tree.folder().resolve("target/release/repository-one/dev/parlance/parlance-events/99.0.0");
        assertThat(staged.resolve("parlance-events-99.0.0-cyclonedx.json"))
                .content()
                .contains("\"bomFormat\" : \"CycloneDX\"", "pkg:maven/com.fasterxml.jackson.core/jackson-databind@");
        Files.delete(staged.resolve("parlance-events-99.0.0-sources.jar"));
        Ended incomplete = Ended.of(
                tree.folder(),
                "java",
                "bin/StagedRepository.java",
                "target/release/repository-one",
                "99.0.0",
                "--signed");
        assertThat(incomplete.status()).isEqualTo(1);
        assertThat(incomplete.output())
                .contains("parlance-events-99.0.0-sources.jar is missing", "parlance-events-99.0.0.jar.asc is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "98.0.0          | CHANGELOG.md has no section",
                "99.0.0-SNAPSHOT | a snapshot is no release",
                "next            | a version is MAJOR.MINOR.PATCH, not next",
                "--faster        | there is no option --faster",
            })
    void whatIsNoReleaseIsRefusedBeforeItIsBuilt(String argument, String message) throws Exception {
        Ended ended = tree.release(argument);

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output()).contains(message).doesNotContain("Build one");
    }

    @Test
    void aTreeWithChangesIsNotReleased() throws Exception {
        Path file = Files.writeString(tree.folder().resolve("forgotten.txt"), "x");
        try {
            assertThat(tree.release("99.0.0").output()).contains("there are changes that are not committed");
        } finally {
            Files.delete(file);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "void close()            | void close(int code)    | 1.2.0 | 1.3.0 | 1 | Breaks applications: dev.example.Chat: void close()",
                "final class Chat        | class Chat              | 1.2.0 | 1.2.1 | 1 | Breaks applications: dev.example: final class Chat",
                "void close()            | void close(int code)    | 1.2.0 | 2.0.0 | 0 | Changed: dev.example.Chat: void close()",
                "void close()            | void close(int code)    | 0.2.0 | 0.3.0 | 0 | Changed: dev.example.Chat: void close()",
                "void close()            | void close(int code)    | 0.2.0 | 0.2.1 | 1 | Breaks applications",
                "@Incubating void open() | void start()            | 1.2.0 | 1.3.0 | 0 | ''",
                "@Incubating void open() | void open()             | 1.2.0 | 1.3.0 | 0 | ''",
                "void send()             | void submit()           | 1.2.0 | 1.3.0 | 0 | ''",
            })
    void aStablePartOfTheApiIsNotLostInAVersionThatMustNotBreak(
            String line, String now, String before, String next, int status, String message) throws Exception {
        Path old = Files.writeString(folder.resolve("before.txt"), API);
        Path changed = Files.writeString(folder.resolve("now.txt"), API.replace(line, now));

        Ended ended = Ended.of(ROOT, "java", "bin/ApiBreaks.java", old.toString(), changed.toString(), before, next);

        assertThat(ended.status()).as(ended.output()).isEqualTo(status);
        assertThat(ended.output()).contains(message);
    }

    @Test
    void theVersionIsSetInPomsAndDocumentsButNotInTheChangelog() throws Exception {
        TreeCopy other = TreeCopy.of(ROOT, folder.resolve("other"));

        assertThat(other.release("--set", "99.0.0").status()).isZero();

        assertThat(other.folder().resolve("core/events/pom.xml")).content().contains("<version>99.0.0</version>");
        assertThat(other.folder().resolve("README.md")).content().contains("<version>99.0.0</version>");
        assertThat(other.folder().resolve("CHANGELOG.md")).content().doesNotContain("99.0.0");
    }
}
