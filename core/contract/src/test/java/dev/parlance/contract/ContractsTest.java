package dev.parlance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractsTest {
    private static final String SHOP = ShopEvents.class.getName() + "#SHOP";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int run(String... arguments) {
        return Contracts.run(new PrintStream(out, true, UTF_8), new PrintStream(errors, true, UTF_8), arguments);
    }

    @Test
    void typeScriptHasEachShapeWithItsDocumentation() throws IOException {
        assertThat(written("--typescript", "{catalogue}.d.ts", "shop.d.ts")).isEqualTo(expected("shop.d.ts"));
    }

    @Test
    void asyncApiHasEachShapeWithItsDocumentation() throws IOException {
        assertThat(written("--asyncapi", "shop.json", "shop.json")).isEqualTo(expected("shop.asyncapi.json"));
    }

    @Test
    void theTablesHaveEachShapeWithItsDocumentation() throws IOException {
        assertThat(written("--markdown", "deeper/shop.md", "deeper/shop.md")).isEqualTo(expected("shop.md"));
    }

    @Test
    void aCheckSaysWhichFileIsMissingOrOutOfDateAndWritesNothing() throws IOException {
        Path file = folder.resolve("shop.md");
        String[] check = {"--catalogue", SHOP, "--sources", "src/test/java", "--markdown", file.toString(), "--check"};

        assertThat(run(check)).isEqualTo(1);
        assertThat(errors.toString(UTF_8)).isEqualToNormalizingNewlines(file + " is missing\n");
        assertThat(file).doesNotExist();

        Files.writeString(file, "old");
        errors.reset();
        assertThat(run(check)).isEqualTo(1);
        assertThat(errors.toString(UTF_8)).isEqualToNormalizingNewlines(file + " is out of date\n");

        written("--markdown", "shop.md", "shop.md");
        assertThat(run(check)).isZero();
    }

    @Test
    void whatIsWrongIsReportedInASentence() {
        assertRefused("--catalogue is missing; see --help", "--sources", "src/test/java");
        assertRefused("unknown option --nonsense; see --help", "--nonsense");
        assertRefused("--typescript needs a value", "--typescript", "--check");
        assertRefused("--sources: there is no folder nowhere", "--sources", "nowhere");
        assertRefused(
                "--catalogue takes CLASS#CONSTANT, such as com.example.Shop#CATALOGUE, not Shop",
                forCatalogue("Shop", "src/test/java"));
        assertRefused("there is no class Shop on the class path", forCatalogue("Shop#S", "src/test/java"));
        assertRefused(
                "dev.parlance.contract.ShopEvents has no public constant S",
                forCatalogue(ShopEvents.class.getName() + "#S", "src/test/java"));
        assertRefused(
                "dev.parlance.contract.ShopEvents#ALL is not a Catalogue",
                forCatalogue(ShopEvents.class.getName() + "#ALL", "src/test/java"));
        assertRefused(
                "there is no source of dev.parlance.contract.ShopEvents in the folders of --sources; its documentation"
                        + " is read from there",
                forCatalogue(SHOP, "src/main/java"));
    }

    @Test
    void aComparisonSaysWhatHasChangedForClients() throws IOException {
        Path before = folder.resolve("shop.json");
        Path file = folder.resolve("shop.md");
        String[] compare = {"--catalogue", SHOP, "--compare", before.toString()};
        String[] write = {"--sources", "src/test/java", "--markdown", file.toString()};

        Files.writeString(before, expected("shop.asyncapi.json"));
        assertThat(run(compare)).as(errors.toString(UTF_8)).isZero();
        assertThat(out.toString(UTF_8)).isEmpty();

        Files.writeString(before, expected("shop.asyncapi.json").replace("\"name\": \"leave\"", "\"name\": \"go\""));
        assertThat(run(Stream.of(compare, write).flatMap(Stream::of).toArray(String[]::new)))
                .isEqualTo(1);
        assertThat(errors.toString(UTF_8)).isEqualToNormalizingNewlines("Breaks clients: client event go is gone\n");
        assertThat(out.toString(UTF_8)).isEqualToNormalizingNewlines("Compatible: client event leave is new\n");
        assertThat(file).doesNotExist();

        Files.writeString(before, expected("shop.asyncapi.json").replace("\"token\"", "\"key\""));
        errors.reset();
        assertThat(run(compare)).isEqualTo(1);
        assertThat(errors.toString(UTF_8))
                .isEqualToNormalizingNewlines("Breaks clients: credentials: payload.token is now required\n");

        assertRefused(before + ".old cannot be read", "--catalogue", SHOP, "--compare", before + ".old");
    }

    @Test
    void helpListsTheOptions() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("--catalogue CLASS#CONSTANT", "--check");
    }

    private static String[] forCatalogue(String catalogue, String sources) {
        return new String[] {"--catalogue", catalogue, "--sources", sources, "--markdown", "out.md"};
    }

    private void assertRefused(String sentence, String... arguments) {
        errors.reset();
        assertThat(run(arguments)).as(sentence).isEqualTo(2);
        assertThat(errors.toString(UTF_8)).isEqualToNormalizingNewlines(sentence + "\n");
    }

    private String written(String option, String name, String file) throws IOException {
        int status = run(
                "--catalogue",
                SHOP,
                "--sources",
                "src/test/java",
                option,
                folder.resolve(name).toString());
        assertThat(status).as(errors.toString(UTF_8)).isZero();
        return Files.readString(folder.resolve(file));
    }

    private static String expected(String name) throws IOException {
        return Files.readString(Path.of("src", "test", "resources", "contract", name))
                .replace("\r\n", "\n");
    }
}
