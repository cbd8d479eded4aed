package dev.parlance.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds when we fuzz holds in each build for what fuzzing has found: each input of each corpus. */
class CorpusTest {
    private static final int MAX_BYTES = 8_192;

    @TestFactory
    List<DynamicTest> eachInputIsDecodedAsSpecified() throws IOException {
        return List.of(FuzzTarget.values()).stream()
                .map(target -> DynamicTest.dynamicTest(target.toString(), () -> {
                    for (Path input : target.inputs()) {
                        run(target, input, Files.readAllBytes(input));
                    }
                }))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void inputsAreShort(FuzzTarget target) throws IOException {
        assertThat(target.inputs())
                .isNotEmpty()
                .allSatisfy(input -> assertThat(Files.size(input)).isLessThanOrEqualTo(MAX_BYTES));
    }

    private static void run(FuzzTarget target, Path input, byte[] bytes) throws Throwable {
        try {
            target.run(bytes);
        } catch (Throwable e) {
            throw new AssertionError(target + " fails for " + input.getFileName(), e);
        }
    }
}
