package programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.contract.Contracts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of a catalogue in Kotlin. */
class QuizContractTest {
    @Test
    void typeScriptTellsWhatMayBeMissing(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("quiz.d.ts");
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(errors);
        int status = Contracts.run(
                out, out, "--catalogue", "quiz.QuizKt#QUIZ", "--typescript", file.toString(), "--sources", "kotlin");
        assertThat(status).as(errors.toString()).isZero();
        assertThat(Files.readString(file).replaceAll("\\s+", " "))
                .contains("text: string;", "answer: string;", "hint?: string", "points?: number");
    }
}
