package dev.parlance.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Dockerfile of the example says, done without Docker: its build, its files, its entry point and its health check. */
class ExampleImageIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path folder;

    @Test
    void theFilesOfTheBuildStartAreHealthyAndCloseBySigterm() throws Exception {
        Dockerfile dockerfile = Dockerfile.read(ROOT.resolve("server-example/Dockerfile"));
        Path build = folder.resolve("build");
        Dockerfile.copyContext(ROOT, build);
        assertThat(build.resolve("server-example/target")).doesNotExist();
        assertThat(build.resolve(".git")).doesNotExist();

        String command = dockerfile.all("RUN").get(0);
        assertThat(command).startsWith("mvn ");
        ProgramResult built = maven().run(
                        build, Arrays.asList(command.substring("mvn ".length()).split(" ")));
        assertThat(built.status()).as(built.text()).isZero();

        Path app = Files.createDirectories(folder.resolve("app"));
        for (String copy : dockerfile.all("COPY --from=build")) {
            String[] paths = copy.split(" ");
            Dockerfile.copy(folder.resolve(paths[0].substring(1)), app.resolve(paths[1]));
        }
        serve(dockerfile, app);
        assertThat(app.resolve("data")).isNotEmptyDirectory();
    }

    private Maven maven() {
        return new Maven(
                Path.of(System.getProperty("maven.home")),
                Path.of(System.getProperty("maven.repository")),
                folder.resolve("repository"),
                System.getProperty("maven.mode").equals("offline=true"));
    }

    private static void serve(Dockerfile dockerfile, Path app) throws Exception {
        List<String> entryPoint = new ArrayList<>(dockerfile.list("ENTRYPOINT"));
        assertThat(entryPoint.get(0)).isEqualTo("java");
        entryPoint.set(
                0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        entryPoint.addAll(List.of("--port", "0"));
        Process process = new ProcessBuilder(entryPoint)
                .directory(app.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            assertThat(line).startsWith("Open http://localhost:");
            String port = line.substring(line.lastIndexOf(':') + 1);
            await().atMost(Duration.ofSeconds(20)).until(() -> isHealthy(dockerfile, app, port));
            // Of the process itself: Process.destroy would close its output as well.
            process.toHandle().destroy();
            assertThat(output.lines()).endsWith("Closed.");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(TERMINATED);
            assertThat(isHealthy(dockerfile, app, port)).isFalse();
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isHealthy(Dockerfile dockerfile, Path app, String port) throws Exception {
        List<String> check = dockerfile.list("HEALTHCHECK").stream()
                .map(part -> part.replace("/8080", "/" + port))
                .toList();
        return ProgramResult.of(app, check).status() == 0;
    }
}
