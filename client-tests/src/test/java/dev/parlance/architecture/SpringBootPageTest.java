package dev.parlance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about Spring Boot says what is there. */
class SpringBootPageTest {
    private static final Path PAGE = Path.of("../docs/spring-boot.md");
    private static final Path QUICK = Path.of("consumers/spring/quick");
    private static final Path METADATA =
            Path.of("../integrations/spring-boot/starter/target/classes/META-INF/spring-configuration-metadata.json");
    private static final Path OF_THE_SERVER = Path.of(
            "../integrations/spring-boot/starter/src/main/resources/META-INF/additional-spring-configuration-metadata.json");
    private static final Pattern NAME = Pattern.compile("\"name\": \"(parlance\\.[^\"]+)\",\\s+\"type\": \"java\\.");

    @Test
    void theFirstProgramIsTheOneThatIsRun() throws IOException {
        String pom = Files.readString(QUICK.resolve("pom.xml"));
        String program = Files.readString(QUICK.resolve("src/main/java/com/example/Talk.java"));

        assertThat(Files.readString(PAGE)).contains("```xml\n" + pom + "```", "```java\n" + program + "```");
        assertThat(pom.lines().count() + program.lines().count()).isLessThanOrEqualTo(25);
    }

    @Test
    void thePageHasThePropertiesThatAServerHasInSpringOnly() throws IOException {
        String page = Files.readString(PAGE);
        String known = Files.readString(OF_THE_SERVER);

        assertThat(NAME.matcher(Files.readString(METADATA)).results().map(name -> name.group(1)))
                .isNotEmpty()
                .filteredOn(name -> !known.contains("\"" + name + "\""))
                .contains("parlance.enabled")
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }
}
