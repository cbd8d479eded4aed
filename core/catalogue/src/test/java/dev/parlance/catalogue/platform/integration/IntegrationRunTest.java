package dev.parlance.catalogue.platform.integration;

import static dev.parlance.catalogue.platform.integration.TestIntegrations.START;
import static dev.parlance.catalogue.platform.integration.TestIntegrations.refused;
import static dev.parlance.catalogue.platform.integration.TestIntegrations.refusedInAck;
import static dev.parlance.catalogue.platform.integration.TestIntegrations.silent;
import static dev.parlance.event.RefusalCode.NOT_FOUND;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static dev.parlance.event.RefusalCode.RATE_LIMITED;
import static dev.parlance.event.RefusalCode.SERVER_ERROR;
import static dev.parlance.event.RefusalCode.UNAVAILABLE;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.catalogue.platform.integration.IntegrationEvents.Execute;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.IntegrationId;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunCompleted;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunFailed;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunResult;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunStarted;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.Wire;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntegrationRunTest {
    private static final Map<String, Object> DATA = Map.of("sun", true);
    private static final RunStarted STARTED = new RunStarted("i1", "ping", START);
    private static final RunCompleted FULL = new RunCompleted("i1", "ping", new RunResult(true, DATA), null, START);
    private static final RunCompleted SUMMARY = new RunCompleted("i1", "ping", null, true, START);

    @AutoClose
    private final TestIntegrations integrations = new TestIntegrations();

    /** An execution or a test, which differ in their events only. */
    record Row<P>(ClientRequest<P, RunCompleted> request, Payload<P> payloadOf, RunEvents events) {
        interface Payload<P> {
            P of(String projectId, String integrationId, String endpoint);
        }

        P payload() {
            return payloadOf.of("p1", "i1", "ping");
        }

        @Override
        public String toString() {
            return request.name();
        }
    }

    static Stream<Row<?>> rows() {
        return Stream.of(
                new Row<>(
                        IntegrationEvents.EXECUTE,
                        (project, id, endpoint) -> new Execute(project, id, endpoint, null, null),
                        RunEvents.EXECUTION),
                new Row<>(IntegrationEvents.TEST, IntegrationEvents.Test::new, RunEvents.TEST));
    }

    @Test
    void theCallerGetsTheResultAndTheOthersThatItWasRun() {
        integrations.gateway.answer(DATA);
        TestClient ada = integrations.joined("ada");
        TestClient adaToo = integrations.joined("ada");
        TestClient bob = integrations.joined("bob");
        TestClient outside = integrations.connect("eve");

        Execute execute = new Execute("p1", "i1", "ping", Map.of("q", 1), List.of(2));
        assertThat(ada.request(IntegrationEvents.EXECUTE, execute)).isEqualTo(FULL);
        assertThat(ada.expect(IntegrationEvents.EXECUTION_COMPLETED)).isEqualTo(FULL);
        for (TestClient other : List.of(adaToo, bob)) {
            assertThat(other.expect(IntegrationEvents.EXECUTION_STARTED)).isEqualTo(STARTED);
            assertThat(other.expect(IntegrationEvents.EXECUTION_COMPLETED)).isEqualTo(SUMMARY);
        }
        silent(ada, adaToo, bob, outside);
        assertThat(integrations.gateway.asked)
                .containsExactly(new IntegrationRun("p1", "i1", "ping", Map.of("q", 1), List.of(2), "ada", false));
    }

    @Test
    void aTestIsSentTheSameWayAndItsBeginningToTheCallerToo() {
        integrations.gateway.answer(DATA);
        TestClient ada = integrations.joined("ada");
        TestClient bob = integrations.joined("bob");
        TestClient outside = integrations.connect("eve");

        assertThat(ada.request(IntegrationEvents.TEST, new IntegrationEvents.Test("p1", "i1", "ping")))
                .isEqualTo(FULL);
        assertThat(ada.expect(IntegrationEvents.TEST_STARTED)).isEqualTo(STARTED);
        assertThat(ada.expect(IntegrationEvents.TEST_COMPLETED)).isEqualTo(FULL);
        assertThat(bob.expect(IntegrationEvents.TEST_STARTED)).isEqualTo(STARTED);
        assertThat(bob.expect(IntegrationEvents.TEST_COMPLETED)).isEqualTo(SUMMARY);
        silent(ada, bob, outside);
        assertThat(integrations.gateway.asked)
                .containsExactly(new IntegrationRun("p1", "i1", "ping", null, null, "ada", true));
    }

    @ParameterizedTest
    @MethodSource("rows")
    <P> void theOthersSeeNoDataAndTheStartBeforeTheEnd(Row<P> row) {
        integrations.gateway.result = CompletableFuture.completedFuture(new RunResult(false, "secret"));
        TestClient ada = integrations.joined("ada");
        Wire bob = integrations.server.wire().send("0{\"user\":\"bob\"}");
        bob.received();
        bob.send("2[\"integration:join\",{\"projectId\":\"p1\",\"integrationId\":\"i1\"}]")
                .received();

        assertThat(ada.request(row.request, row.payload()).result()).isEqualTo(new RunResult(false, "secret"));
        String ofPing = "\",{\"integrationId\":\"i1\",\"endpoint\":\"ping\",";
        String now = "\"timestamp\":\"2026-01-01T00:00:00.000Z\"}]";
        assertThat(bob.received())
                .containsExactly(
                        "2[\"" + row.events.started().name() + ofPing + now,
                        "2[\"" + row.events.completed().name() + ofPing + "\"success\":false," + now);
    }

    @ParameterizedTest
    @MethodSource("rows")
    <P> void whatFailsIsSentToTheCallerAndTheRoom(Row<P> row) {
        integrations.gateway.fail(new RefusedException(UNAVAILABLE, "the service is away"));
        TestClient ada = integrations.joined("ada");
        TestClient bob = integrations.joined("bob");
        TestClient outside = integrations.connect("eve");

        Refusal refusal = refusedInAck(row.request, UNAVAILABLE, null, () -> ada.request(row.request, row.payload()));
        assertThat(refusal.message()).isEqualTo("the service is away");
        startedThenFailed(row, ada, bob, "the service is away");
        silent(ada, bob, outside);
    }

    private static <P> void startedThenFailed(Row<P> row, TestClient caller, TestClient other, String error) {
        RunFailed failed = new RunFailed("i1", error, "ping", START);
        if (row.events.startGoesToCaller()) {
            caller.expect(row.events.started());
        }
        other.expect(row.events.started());
        List.of(caller, other)
                .forEach(
                        client -> assertThat(client.expect(row.events.failed())).isEqualTo(failed));
    }

    @ParameterizedTest
    @MethodSource("rows")
    <P> void theTextOfAnExceptionReachesNobody(Row<P> row) {
        for (Throwable failure : List.of(new IllegalStateException("key=s3cret"), new AssertionError("key=s3cret"))) {
            integrations.gateway.fail(failure);
            TestClient ada = integrations.joined("ada");
            TestClient bob = integrations.joined("bob");
            Refusal refusal =
                    refusedInAck(row.request, SERVER_ERROR, null, () -> ada.request(row.request, row.payload()));
            assertThat(refusal.message()).isEqualTo("the integration failed");
            startedThenFailed(row, ada, bob, "the integration failed");
            silent(ada, bob);
            ada.disconnect();
            bob.disconnect();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    <P> void aStoreOfTheGatewayThatFailsIsUnavailable(Row<P> row) {
        integrations.gateway.fail(new CompletionException(new SQLException("the pool is empty")));
        TestClient ada = integrations.joined("ada");
        TestClient bob = integrations.joined("bob");
        refusedInAck(row.request, UNAVAILABLE, null, () -> ada.request(row.request, row.payload()));
        startedThenFailed(row, ada, bob, "the integration failed");
    }

    @ParameterizedTest
    @MethodSource("rows")
    <P> void aResultThatIsNoneHasFailed(Row<P> row) {
        integrations.gateway.result = CompletableFuture.completedFuture(null);
        TestClient ada = integrations.joined("ada");
        TestClient bob = integrations.joined("bob");
        refusedInAck(row.request, SERVER_ERROR, null, () -> ada.request(row.request, row.payload()));
        startedThenFailed(row, ada, bob, "the integration failed");
    }

    @ParameterizedTest
    @MethodSource("rows")
    <P> void whatTheGatewayRefusesAtOnceLeavesNoTrace(Row<P> row) {
        integrations.gateway.refusal = RefusedException.invalid("params.city", "params.city is required");
        TestClient ada = integrations.joined("ada");
        TestClient bob = integrations.joined("bob");
        refused(ada, row.request, VALIDATION_FAILED, "params.city", () -> ada.request(row.request, row.payload()));
        silent(bob);
    }

    @ParameterizedTest
    @MethodSource("rows")
    <P> void whoMayNotIsRefusedAndLeavesNoTrace(Row<P> row) {
        integrations.gateway.answer(DATA);
        TestClient bob = integrations.joined("bob");
        TestClient ada = integrations.joined("ada");
        TestClient notJoined = integrations.connect("ada");
        TestClient mallory = integrations.connect("mallory");

        refused(mallory, row.request, PERMISSION_DENIED, null, () -> mallory.request(row.request, row.payload()));
        refused(
                mallory,
                row.request,
                NOT_FOUND,
                null,
                () -> mallory.request(row.request, row.payloadOf.of("p2", "i1", "ping")));
        refused(
                ada,
                row.request,
                NOT_FOUND,
                null,
                () -> ada.request(row.request, row.payloadOf.of("p1", "none", "ping")));
        refused(
                ada,
                row.request,
                NOT_FOUND,
                null,
                () -> ada.request(row.request, row.payloadOf.of("p1", "i1", "pong")));
        refused(
                ada,
                row.request,
                VALIDATION_FAILED,
                "endpoint",
                () -> ada.request(row.request, row.payloadOf.of("p1", "i1", "p".repeat(129))));
        refused(notJoined, row.request, PERMISSION_DENIED, null, () -> notJoined.request(row.request, row.payload()));
        integrations.projects.remove("p1", "ada");
        refused(ada, row.request, PERMISSION_DENIED, null, () -> ada.request(row.request, row.payload()));
        silent(bob);
        assertThat(integrations.gateway.asked).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    <P> void whatIsNotAnsweredInTimeHasFailedAndALateAnswerIsDropped(Row<P> row) {
        TestClient bob = integrations.joined("bob");
        Wire ada = integrations.server.wire().send("0{\"user\":\"ada\"}");
        ada.received();
        String ref = "{\"projectId\":\"p1\",\"integrationId\":\"i1\",\"endpoint\":\"ping\"}";
        ada.send("2[\"integration:join\"," + ref + "]").received();
        ada.send("21[\"" + row.request.name() + "\"," + ref + "]").received();
        bob.expect(row.events.started());

        integrations.server.advance(IntegrationFeature.DEADLINE.minusMillis(1));
        bob.expectNothingMore();
        assertThat(ada.received()).isEmpty();
        integrations.server.advance(Duration.ofMillis(1));
        RunFailed failed = new RunFailed("i1", "the integration did not answer in time", "ping", START.plusSeconds(20));
        assertThat(bob.expect(row.events.failed())).isEqualTo(failed);
        String message = "\"the integration did not answer in time\"";
        assertThat(ada.received())
                .containsExactlyInAnyOrder(
                        "2[\"" + row.events.failed().name() + "\",{\"integrationId\":\"i1\",\"error\":" + message
                                + ",\"endpoint\":\"ping\",\"timestamp\":\"2026-01-01T00:00:20.000Z\"}]",
                        "31[{\"error\":{\"code\":\"timeout\",\"message\":" + message + ",\"event\":\""
                                + row.request.name() + "\"}}]");

        integrations.gateway.result.complete(new RunResult(true, DATA));
        integrations.server.advance(Duration.ofMinutes(5));
        assertThat(ada.received().stream().filter(packet -> !packet.equals("2")))
                .isEmpty();
        bob.expectNothingMore();
    }

    @ParameterizedTest
    @MethodSource("rows")
    <P> void anAnswerInTimeIsTheOnlyOne(Row<P> row) {
        TestClient ada = integrations.joined("ada");
        TestClient bob = integrations.joined("bob");
        ada.emit(row.request, row.payload());
        bob.expect(row.events.started());
        integrations.server.advance(IntegrationFeature.DEADLINE.minusMillis(1));
        integrations.gateway.result.complete(new RunResult(true, DATA));
        bob.expect(row.events.completed());
        ada.expect(row.events.completed());
        integrations.server.advance(Duration.ofMillis(2));
        if (row.events.startGoesToCaller()) {
            ada.expect(row.events.started());
        }
        silent(ada, bob);
    }

    @ParameterizedTest
    @MethodSource("rows")
    <P> void aCallerWhoHasLeftMeanwhileStillReceivesTheResult(Row<P> row) {
        TestClient ada = integrations.joined("ada");
        ada.emit(row.request, row.payload());
        ada.request(IntegrationEvents.LEAVE, new IntegrationId("i1"));
        integrations.gateway.result.completeExceptionally(new RefusedException(UNAVAILABLE, "away"));
        assertThat(ada.expect(row.events.failed()).error()).isEqualTo("away");
    }

    @ParameterizedTest
    @MethodSource("rows")
    <P> void theRoomReceivesTheEndThoughTheCallerHasDisconnected(Row<P> row) {
        TestClient ada = integrations.joined("ada");
        TestClient bob = integrations.joined("bob");
        ada.emit(row.request, row.payload());
        bob.expect(row.events.started());
        ada.drop();
        integrations.gateway.result.complete(new RunResult(true, DATA));
        assertThat(bob.expect(row.events.completed())).isEqualTo(SUMMARY);
        bob.expectNothingMore();
    }

    @ParameterizedTest
    @MethodSource("rows")
    <P> void aSocketHasSixteenRunsGoingOnAtMost(Row<P> row) {
        TestClient ada = integrations.joined("ada");
        for (int i = 0; i < IntegrationFeature.MAX_RUNS; i++) {
            ada.emit(row.request, row.payload());
        }
        TestClient bob = integrations.joined("bob");
        assertThat(refusedInAck(row.request, RATE_LIMITED, null, () -> ada.request(row.request, row.payload()))
                        .message())
                .isEqualTo("at most 16 runs at a time");
        assertThat(integrations.gateway.asked).hasSize(16);
        bob.expectNothingMore();

        integrations.gateway.result.complete(new RunResult(true, DATA));
        // Those that were refused at once count no longer either.
        for (int i = 0; i < 2 * IntegrationFeature.MAX_RUNS; i++) {
            integrations.gateway.refusal = i % 2 == 0 ? RefusedException.conflict("no") : null;
            ada.emit(row.request, row.payload());
            integrations.server.run();
        }
        assertThat(integrations.gateway.asked).hasSize(48);
        integrations.gateway.refusal = null;
        assertThat(ada.request(row.request, row.payload()).result()).isNotNull();
    }

    @Test
    void aDeadlineIsPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IntegrationFeature(integrations.projects, integrations.gateway, Duration.ZERO));
    }
}
