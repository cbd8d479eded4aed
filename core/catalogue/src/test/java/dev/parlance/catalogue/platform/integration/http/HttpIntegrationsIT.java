package dev.parlance.catalogue.platform.integration.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.platform.integration.Integration;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunResult;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import dev.parlance.catalogue.platform.integration.IntegrationRun;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real HTTP server. */
class HttpIntegrationsIT {
    private static final int MAX_RESPONSE_BYTES = 10_000;
    private static final String SECRET = "Bearer s3cret";

    /** How the service answers. */
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private record Asked(
            String request,
            @Nullable String authorization,
            @Nullable String type,
            String body) {}

    private final ParlanceServer parlance = ParlanceServer.builder().port(0).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private HttpServer service;
    private volatile Answer answer = exchange -> respond(exchange, 200, "{\"sun\":true}");

    @BeforeEach
    void open() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(threads);
        service.createContext("/", exchange -> {
            asked.add(new Asked(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            try (exchange) {
                answer.to(exchange);
            }
        });
        service.start();
    }

    @AfterEach
    void close() {
        over.countDown();
        service.stop(0);
        threads.shutdownNow();
        parlance.close();
    }

    private static void respond(HttpExchange exchange, int status, String body, String... headers) throws IOException {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
        }
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private HttpIntegrations reaching(HttpIntegration... integrations) {
        return reaching(Duration.ofSeconds(20), integrations);
    }

    private HttpIntegrations reaching(Duration timeout, HttpIntegration... integrations) {
        return new HttpIntegrations(parlance, List.of(integrations), timeout, MAX_RESPONSE_BYTES);
    }

    private HttpIntegration weather(String host) {
        return HttpIntegration.of(
                        "weather",
                        "p1",
                        URI.create("http://" + host + ":" + service.getAddress().getPort() + "/v1"))
                .header("Authorization", SECRET)
                .endpoint("forecast", "GET", "/cities/{city}/forecast")
                .endpoint("report", "POST", "/reports");
    }

    private HttpIntegration weather() {
        return weather("127.0.0.1");
    }

    private static CompletableFuture<RunResult> run(
            HttpIntegrations integrations, String endpoint, @Nullable Object params, @Nullable Object data) {
        return integrations
                .run(new IntegrationRun("p1", "weather", endpoint, params, data, "ada", false))
                .toCompletableFuture();
    }

    private static RunResult forecast(HttpIntegrations integrations) throws Exception {
        return run(integrations, "forecast", Map.of("city", "x"), null).get(30, TimeUnit.SECONDS);
    }

    private static Refusal failure(HttpIntegrations integrations) {
        CompletableFuture<RunResult> run =
                run(integrations, "forecast", Map.of("city", "x"), null).orTimeout(30, TimeUnit.SECONDS);
        Throwable failure = run.handle((result, e) -> e).join();
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        assertThat(cause).isInstanceOf(RefusedException.class);
        return ((RefusedException) cause).refusal();
    }

    private static Refusal unavailable(String message) {
        return Refusal.of(RefusalCode.UNAVAILABLE, message);
    }

    @Test
    void aRunIsARequestAndItsJsonTheResult() throws Exception {
        HttpIntegrations integrations = reaching(weather());
        assertThat(run(integrations, "forecast", Map.of("city", "Zürich", "days", 3), null)
                        .get(30, TimeUnit.SECONDS))
                .isEqualTo(new RunResult(true, Map.of("sun", true)));
        assertThat(run(integrations, "report", null, Map.of("mm", List.of(1, 2.5)))
                        .get(30, TimeUnit.SECONDS))
                .isEqualTo(new RunResult(true, Map.of("sun", true)));
        assertThat(asked)
                .containsExactly(
                        new Asked("GET /v1/cities/Z%C3%BCrich/forecast?days=3", SECRET, null, ""),
                        new Asked("POST /v1/reports", SECRET, "application/json", "{\"mm\":[1,2.5]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void noAnswerIsAnEmptyObject(String body) throws Exception {
        answer = exchange -> respond(exchange, body.isEmpty() ? 204 : 200, body);
        assertThat(forecast(reaching(weather()))).isEqualTo(new RunResult(true, Map.of()));
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeAnythingIsSent() {
        HttpIntegrations integrations = reaching(weather());
        assertThatThrownBy(() -> run(integrations, "forecast", Map.of("city", "../admin"), null))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> run(integrations, "forecast", Map.of("city", "x"), "data"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().field()).isEqualTo("requestData"));
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        answer = exchange -> respond(exchange, status, "", "Location", "/v1/elsewhere");
        assertThat(failure(reaching(weather()))).isEqualTo(unavailable("the service answered with status " + status));
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 500, 503})
    void whatTheServiceSaysOfAFailureIsSentToNobody(int status) {
        answer = exchange -> respond(exchange, status, "{\"error\":\"bad key " + SECRET + "\"}");
        assertThat(failure(reaching(weather()))).isEqualTo(unavailable("the service answered with status " + status));
    }

    @Test
    void anAnswerThatIsNoJsonHasFailed() {
        answer = exchange -> respond(exchange, 200, "<html>" + SECRET);
        assertThat(failure(reaching(weather()))).isEqualTo(unavailable("the service did not answer with JSON"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerIsReadUpToItsBound(boolean lengthIsTold) throws Exception {
        String longest = "\"" + "x".repeat(MAX_RESPONSE_BYTES - 2) + "\"";
        answer = exchange -> chunked(exchange, lengthIsTold, longest);
        assertThat(forecast(reaching(weather())).data()).asString().hasSize(MAX_RESPONSE_BYTES - 2);
        answer = exchange -> chunked(exchange, lengthIsTold, longest + " ");
        assertThat(failure(reaching(weather()))).isEqualTo(unavailable("the service answered with too much"));
    }

    private static void chunked(HttpExchange exchange, boolean lengthIsTold, String body) throws IOException {
        exchange.sendResponseHeaders(200, lengthIsTold ? body.length() : 0);
        exchange.getResponseBody().write(body.getBytes(UTF_8));
    }

    @Test
    void anAnswerWithoutAnEndIsCutOff() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = new byte[1_000];
            Arrays.fill(piece, (byte) ' ');
            OutputStream out = exchange.getResponseBody();
            // Ends when the client has cut the connection.
            while (over.getCount() > 0) {
                out.write(piece);
            }
        };
        assertThat(failure(reaching(weather()))).isEqualTo(unavailable("the service answered with too much"));
    }

    @Test
    void aServiceThatIsSilentHasFailedInTime() {
        answer = exchange -> await();
        assertThat(failure(reaching(Duration.ofMillis(200), weather())))
                .isEqualTo(Refusal.of(RefusalCode.TIMEOUT, "the service did not answer in time"));
    }

    @Test
    void aServiceThatStopsInTheMiddleHasFailedInTime() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('"');
            exchange.getResponseBody().flush();
            await();
        };
        assertThat(failure(reaching(Duration.ofMillis(500), weather())).code()).isEqualTo(RefusalCode.TIMEOUT);
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "2130706433"})
    void aNameMustStandForAPublicAddress(String host) {
        assertThat(failure(reaching(weather(host)))).isEqualTo(unavailable("the service cannot be reached"));
        assertThat(asked).isEmpty();
    }

    @Test
    void unlessItIsSaidToBeInside() throws Exception {
        assertThat(forecast(reaching(weather("localhost").reachedInside())).success())
                .isTrue();
    }

    @Test
    void aServiceThatIsNotThereHasFailed() {
        service.stop(0);
        assertThat(failure(reaching(weather()))).isEqualTo(unavailable("the service cannot be reached"));
        assertThat(failure(reaching(weather("nowhere.invalid"))))
                .isEqualTo(unavailable("the service cannot be reached"));
    }

    @Test
    void whatIsUsedIsCounted() throws Exception {
        HttpIntegrations integrations = reaching(weather());
        List<Usage> reported = new CopyOnWriteArrayList<>();
        integrations.onUsage((id, usage) -> reported.add(usage));
        forecast(integrations);
        answer = exchange -> respond(exchange, 500, "");
        failure(integrations);
        assertThat(reported).extracting(Usage::calls).containsExactly(1, 2);
        assertThat(reported).extracting(Usage::errors).containsExactly(0, 1);
        assertThat(integrations.status("weather").toCompletableFuture().get().usage())
                .isEqualTo(Map.of("calls", 2, "errors", 1));
    }

    @Test
    void anIntegrationIsFoundWithItsProjectAndItsSecret() {
        HttpIntegrations integrations = reaching(weather().webhookSecret("0123456789abcdef"));
        Integration found = integrations.find("weather");
        assertThat(found).isNotNull();
        assertThat(found.projectId()).isEqualTo("p1");
        assertThat(found.endpoints()).containsExactlyInAnyOrder("forecast", "report");
        assertThat(integrations.secretOf("weather")).isEqualTo("0123456789abcdef");
        assertThat(integrations.find("other")).isNull();
        assertThat(integrations.secretOf("other")).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> reaching(weather(), weather()));
    }
}
