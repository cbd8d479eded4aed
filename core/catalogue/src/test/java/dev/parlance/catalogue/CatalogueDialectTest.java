package dev.parlance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.ErrorEvents.ErrorPayload;
import dev.parlance.event.Dialect;
import dev.parlance.event.Refusal;
import dev.parlance.internal.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueDialectTest {
    private final JsonCodec codec = new JsonCodec();

    @Test
    void thePlatformRefusesInTheAckAndAsItsErrorEvent() {
        Dialect dialect = PlatformCatalogue.DIALECT;
        Refusal refusal =
                Refusal.of("rate-limited", "too fast").forEvent("message:send").withRetryAfter(Duration.ofMillis(500));
        assertThat(ack(dialect.success())).isEqualTo("[{\"ok\":true}]");
        assertThat(ack(dialect.refusal(refusal)))
                .isEqualTo("[{\"error\":{\"code\":\"rate-limited\",\"message\":\"too fast\","
                        + "\"event\":\"message:send\",\"retryAfterMs\":500}}]");
        assertThat(dialect.errorEvent(refusal)).isEqualTo("error");
        assertThat(dialect.errorPayload(refusal))
                .isEqualTo(new ErrorPayload("too fast", null, "rate-limited", "message:send", null, 500L));
    }

    @Test
    void theMessengerAnswersWithACodeAMessageAndAResult() {
        Dialect dialect = MessengerCatalogue.DIALECT;
        assertThat(ack(dialect.success())).isEqualTo("[{\"RC\":0,\"RM\":\"OK\"}]");
        assertThat(ack(dialect.answer(Map.of("a", 1)))).isEqualTo("[{\"RC\":0,\"RM\":\"OK\",\"result\":{\"a\":1}}]");
        assertThat(ack(dialect.answer(null))).isEqualTo("[{\"RC\":0,\"RM\":\"OK\"}]");
        assertThat(ack(dialect.refusal(Refusal.of("unauthorized", "who are you?"))))
                .isEqualTo("[{\"RC\":401,\"RM\":\"who are you?\"}]");
        assertThat(ack(dialect.refusal(Refusal.of("validation-failed", "no"))))
                .isEqualTo("[{\"RC\":400,\"RM\":\"no\"}]");
        assertThat(dialect.errorEvent(Refusal.of("unauthorized", "who are you?")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "unauthorized, authorization-failed",
        "verification-required, verification-required",
        "account-terminated, account-terminated",
        "validation-failed, validation-failed",
        "conflict, validation-failed",
        "not-found, not-found",
        "permission-denied, permission-denied",
        "rate-limited, permission-denied",
        "timeout, server-error",
        "unavailable, server-error",
        "server-error, server-error",
        "of-the-application, server-error",
    })
    void theSocialCatalogueHasAnErrorEventForEachCode(String code, String event) {
        Refusal refusal = Refusal.of(code, "no");
        Dialect dialect = SocialCatalogue.DIALECT;
        assertThat(dialect.errorEvent(refusal)).isEqualTo(event);
        assertThat(ack(List.of(dialect.errorPayload(refusal)))).isEqualTo("[{\"message\":\"no\"}]");
        assertThat(codec.encodeValue(dialect.refusal(refusal).get(0)))
                .asString(StandardCharsets.UTF_8)
                .contains("\"event\":\"" + event + "\"", "\"data\":{\"message\":\"no\"}");
        assertThat(ack(dialect.success())).isEqualTo("[{\"ok\":true}]");
    }

    private String ack(List<?> values) {
        return new String(codec.encode(values).json(), StandardCharsets.UTF_8);
    }
}
