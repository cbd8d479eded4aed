package dev.parlance.event;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;
import static dev.parlance.event.ServerEventPattern.serverEvents;
import static dev.parlance.event.ServerRequest.serverRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final ServerEvent<String> ERROR = serverEvent("error", String.class);

    record Say(String text) {}

    @Test
    void aTokenIsEqualToOneThatIsTheSameOnTheWire() {
        assertSame(clientEvent("say", Say.class), clientEvent("say", Say.class).refusedBy(ERROR));
        assertSame(
                clientRequest("say", Say.class, Say.class),
                clientRequest("say", Say.class, Say.class)
                        .answeredBy(serverEvent("said", Say.class))
                        .refusedBy(ERROR));
        assertSame(serverEvent("said", Say.class), serverEvent("said", Say.class));
        assertSame(
                serverRequest("ask", Say.class).nullableAnswer(),
                serverRequest("ask", Say.class).nullableAnswer());
        assertSame(
                serverEvents("x:<y>", Say.class),
                serverEvents("x:<y>", Say.class).reserving("z"));
    }

    @Test
    void tokensThatDifferOnTheWireAreNotEqual() {
        Function<String, Say> fromText = Say::new;
        List<Event<?>> tokens = List.of(
                clientEvent("say"),
                clientEvent("say", String.class),
                clientEvent("say", Say.class),
                clientEvent("say", Say.class).positional(),
                clientEvent("say", Say.class).orText(fromText),
                clientRequest("say", Say.class, Say.class),
                clientRequest("say", Say.class, Say.class).positional(),
                clientRequest("say", Say.class, Say.class).positionalAnswer(),
                clientRequest("say", Say.class, Say.class).nullableAnswer(),
                clientRequest("say", Say.class, String.class),
                clientRequest("say", Say.class),
                serverEvent("say", Say.class),
                serverEvent("says", Say.class),
                serverEvent("say", Say.class).positional(),
                serverRequest("say", Say.class, Say.class),
                serverRequest("say", Say.class, Say.class).positionalAnswer(),
                serverEvents("say:<x>", Say.class),
                serverEvents("say:<y>", Say.class));

        assertThat(new HashSet<>(tokens)).hasSameSizeAs(tokens);
    }

    @Test
    void aTokenIsItsNameInATextAndItsPayloadItsType() {
        assertThat(clientRequest("say", Say.class, Say.class)).hasToString("say");
        assertThat(clientRequest("say", Say.class, Say.class)
                        .positionalAnswer()
                        .nullableAnswer()
                        .answer())
                .hasToString(Say.class.getName() + ", positional, or null");
        assertThat(clientEvent("say", Say.class).orText(Say::new).payload())
                .hasToString(Say.class.getName() + ", or a text");
    }

    @Test
    void whatCannotTravelIsRefusedWhereItIsDeclared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> serverRequest("ask", String.class).positionalAnswer())
                .withMessage("only a record can travel as several arguments: java.lang.String");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clientRequest("do", Void.class).nullableAnswer())
                .withMessage("an answer that is nothing cannot be null instead");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clientEvent("say", Say.class).positional().orText(Say::new))
                .withMessage("only a single argument can be a bare string instead: " + Say.class.getName());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clientEvent("say", Say.class).orText(Say::new).positional())
                .withMessage("only a single argument can be a bare string instead: " + Say.class.getName());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clientEvent("connect"))
                .withMessage("the event name \"connect\" is reserved by Socket.IO");
    }

    @Test
    void aRefusalIsKnownByWhatItSays() {
        Refusal refusal = Refusal.of("rate-limited", "too fast")
                .forEvent("say")
                .withField("text")
                .withRetryAfter(Duration.ofSeconds(2));

        assertThat(refusal)
                .isEqualTo(Refusal.of("rate-limited", "too fast")
                        .withRetryAfter(Duration.ofMillis(2000))
                        .withField("text")
                        .forEvent("say"))
                .hasToString("rate-limited: too fast, event=say, field=text, retryAfterMs=2000");
        assertThat(Set.of(
                        refusal,
                        refusal.forEvent(null),
                        refusal.withField(null),
                        refusal.withRetryAfter(null),
                        Refusal.of("rate-limited", "too fast")))
                .hasSize(5);
    }

    private static void assertSame(Event<?> one, Event<?> other) {
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    }
}
