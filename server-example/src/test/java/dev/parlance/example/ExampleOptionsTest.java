package dev.parlance.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.example.ExampleOptions.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleOptionsTest {
    @Test
    void optionsHaveDefaults() {
        assertThat(ExampleOptions.parse(List.of()))
                .isEqualTo(new ExampleOptions(8080, "jdbc:h2:async:./data/example", false, null, null, false));
    }

    @Test
    void valuesFollowASpaceOrAnEqualsSign() {
        ExampleOptions expected = new ExampleOptions(9000, "jdbc:h2:mem:x;A=B", true, null, null, false);

        assertThat(ExampleOptions.parse(List.of("--port", "9000", "--database", "jdbc:h2:mem:x;A=B", "--only-report")))
                .isEqualTo(expected);
        assertThat(ExampleOptions.parse(List.of("--port=9000", "--only-report", "--database=jdbc:h2:mem:x;A=B")))
                .isEqualTo(expected);
    }

    @Test
    void oneOfSeveralServersHasANameAndARedis() {
        ExampleOptions options = ExampleOptions.parse(List.of("--node", "east", "--redis=rediss://:secret@redis:6380"));

        assertThat(options.node()).isEqualTo("east");
        assertThat(options.redis()).isEqualTo("rediss://:secret@redis:6380");
        assertThat(options.nodeName()).isEqualTo("east");
        assertThat(ExampleOptions.parse(List.of("--port=8081")).nodeName()).isEqualTo("port-8081");
    }

    @Test
    void severalServersShareAFileOfH2() {
        String redis = "--redis=redis://localhost";

        assertThat(ExampleOptions.parse(List.of()).sharedDatabase()).isEqualTo("jdbc:h2:async:./data/example");
        assertThat(ExampleOptions.parse(List.of(redis)).sharedDatabase())
                .isEqualTo("jdbc:h2:async:./data/example;AUTO_SERVER=TRUE");
        for (String url :
                List.of("jdbc:h2:./x;auto_server=true", "jdbc:h2:mem:x", "jdbc:postgresql://localhost/example")) {
            assertThat(ExampleOptions.parse(List.of(redis, "--database", url)).sharedDatabase())
                    .isEqualTo(url);
        }
    }

    @Test
    void anInvalidOptionIsReportedInOneLine() {
        wrong("Unknown option --prot; --help lists the options.", "--prot", "9000");
        wrong("Option --port needs a value; see --help.", "--port");
        wrong("Option --database needs a value; see --help.", "--database=");
        wrong("Option --port needs a number from 0 to 65535, not \"many\".", "--port", "many");
        wrong("Option --port needs a number from 0 to 65535, not \"65536\".", "--port=65536");
        wrong("Option --port needs a number from 0 to 65535, not \"-1\".", "--port", "-1");
        wrong("Option --redis needs a URI such as redis://localhost:6379, not \"localhost\".", "--redis=localhost");
        wrong("Option --node needs a name of 1 to 20 letters, digits and hyphens, not \"a b\".", "--node", "a b");
        wrong(
                "Option --database needs a JDBC URL of H2 or PostgreSQL, such as jdbc:h2:async:./data/example, not \"nonsense\".",
                "--database",
                "nonsense");
        wrong(
                "Option --database needs a JDBC URL of H2 or PostgreSQL, such as jdbc:h2:async:./data/example, not \" \".",
                "--database",
                " ");
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(ExampleOptions.parse(List.of("--help")).help()).isTrue();
        assertThat(ExampleOptions.HELP)
                .contains(
                        "--port",
                        "8080",
                        "--database",
                        "jdbc:h2:async:./data/example",
                        "--only-report",
                        "--redis",
                        "--node",
                        "--help");
    }

    private static void wrong(String message, String... arguments) {
        assertThatThrownBy(() -> ExampleOptions.parse(List.of(arguments)))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }
}
