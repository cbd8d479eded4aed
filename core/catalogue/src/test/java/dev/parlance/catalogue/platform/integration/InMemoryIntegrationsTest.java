package dev.parlance.catalogue.platform.integration;

import static dev.parlance.catalogue.platform.integration.TestIntegrations.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunResult;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Status;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class InMemoryIntegrationsTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final InMemoryIntegrations integrations = new InMemoryIntegrations(server)
            .add("p1", "math", "double", run -> 2 * (Integer) run.params())
            .add("p1", "math", "nothing", run -> null)
            .add("p1", "math", "no", run -> new RunResult(false, "no"))
            .add("p1", "math", "fail", run -> {
                throw RefusedException.conflict("it failed");
            });

    private CompletableFuture<RunResult> run(String endpoint) {
        CompletableFuture<RunResult> result = integrations
                .run(new IntegrationRun("p1", "math", endpoint, 21, null, "ada", false))
                .toCompletableFuture();
        server.run();
        return result;
    }

    @Test
    void aFunctionIsFoundByItsNameAndRun() {
        assertThat(integrations.find("math").projectId()).isEqualTo("p1");
        assertThat(integrations.find("math").endpoints()).containsExactlyInAnyOrder("double", "nothing", "no", "fail");
        assertThat(integrations.find("other")).isNull();
        assertThat(run("double")).isCompletedWithValue(new RunResult(true, 42));
        assertThat(run("nothing")).isCompletedWithValue(new RunResult(true, Map.of()));
        assertThat(run("no")).isCompletedWithValue(new RunResult(false, "no"));
    }

    @Test
    void itRunsOnAThreadOfItsOwn() {
        CompletableFuture<RunResult> result = integrations
                .run(new IntegrationRun("p1", "math", "double", 1, null, "ada", false))
                .toCompletableFuture();
        assertThat(result).isNotDone();
        server.run();
        assertThat(result).isCompleted();
    }

    @Test
    void whatIsUsedIsCountedAndReported() {
        List<Usage> reported = new ArrayList<>();
        integrations.onUsage((id, usage) -> reported.add(usage));
        assertThat(integrations.status("math"))
                .isCompletedWithValue(new Status(true, Map.of("calls", 0, "errors", 0), null, null));
        run("double");
        server.advance(Duration.ofSeconds(1));
        run("fail");
        run("no");
        assertThat(reported)
                .containsExactly(
                        new Usage(1, 0, START),
                        new Usage(2, 1, START.plusSeconds(1)),
                        new Usage(3, 2, START.plusSeconds(1)));
        assertThat(integrations.status("math"))
                .isCompletedWithValue(new Status(true, Map.of("calls", 3, "errors", 2), null, START.plusSeconds(1)));
    }

    @Test
    void whatIsSwitchedOffIsSeenAndNotRun() {
        integrations.setActive("math", false);
        assertThat(integrations.status("math").toCompletableFuture().join().isActive())
                .isFalse();
        assertThatThrownBy(() -> run("double"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo(RefusalCode.UNAVAILABLE));
        integrations.setActive("math", true);
        assertThat(run("double")).isCompleted();
    }

    @Test
    void oneIdIsOneIntegrationAndOneNameOneEndpoint() {
        assertThatIllegalArgumentException().isThrownBy(() -> integrations.add("p2", "math", "x", run -> 1));
        assertThatIllegalArgumentException().isThrownBy(() -> integrations.add("p1", "math", "no", run -> 1));
    }
}
