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
                .isEqualTo(new ExampleOptions(8080, "jdbc:h2:async:./data/example", false, false));
    }

    @Test
    void valuesFollowASpaceOrAnEqualsSign() {
        ExampleOptions expected = new ExampleOptions(9000, "jdbc:h2:mem:x;A=B", true, false);

        assertThat(ExampleOptions.parse(List.of("--port", "9000", "--database", "jdbc:h2:mem:x;A=B", "--only-report")))
                .isEqualTo(expected);
        assertThat(ExampleOptions.parse(List.of("--port=9000", "--only-report", "--database=jdbc:h2:mem:x;A=B")))
                .isEqualTo(expected);
    }

    @Test
    void anInvalidOptionIsReportedInOneLine() {
        wrong("Unknown option --prot; --help lists the options.", "--prot", "9000");
        wrong("Option --port needs a value; see --help.", "--port");
        wrong("Option --database needs a value; see --help.", "--database=");
        wrong("Option --port needs a number from 0 to 65535, not \"many\".", "--port", "many");
        wrong("Option --port needs a number from 0 to 65535, not \"65536\".", "--port=65536");
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(ExampleOptions.parse(List.of("--help")).help()).isTrue();
        assertThat(ExampleOptions.HELP)
                .contains("--port", "8080", "--database", "jdbc:h2:async:./data/example", "--only-report", "--help");
    }

    private static void wrong(String message, String... arguments) {
        assertThatThrownBy(() -> ExampleOptions.parse(List.of(arguments)))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }
}
