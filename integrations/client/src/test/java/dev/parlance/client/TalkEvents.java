package dev.parlance.client;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;
import static dev.parlance.event.ServerEventPattern.serverEvents;
import static dev.parlance.event.ServerRequest.serverRequest;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerEventPattern;
import dev.parlance.event.ServerRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tests' clients and server say to each other. */
public final class TalkEvents {
    private TalkEvents() {}

    public record Say(String room, String text) {}

    public record Said(String from, String text) {}

    public record Receipt(long number) {}

    /** Answered with a receipt that is sent as {@link #STORED} too; refuses the text "no". */
    public static final ServerEvent<Receipt> STORED = serverEvent("stored", Receipt.class);

    public static final ClientRequest<Say, Receipt> SAY =
            clientRequest("say", Say.class, Receipt.class).answeredBy(STORED);
    public static final ServerEvent<Said> SAID = serverEvent("said", Said.class);

    public static final ClientRequest<Void, Void> NOTHING = clientRequest("nothing", Void.class);
    public static final ClientRequest<String, @Nullable Receipt> MAYBE =
            clientRequest("maybe", String.class, Receipt.class).nullableAnswer();

    /** Never answered. */
    public static final ClientRequest<Void, Void> WAIT = clientRequest("wait", Void.class);

    public record Typing(String room) {}

    public static final ClientEvent<Typing> TYPING =
            clientEvent("typing", Typing.class).orText(Typing::new);
    public static final ServerEvent<Typing> TYPED = serverEvent("typed", Typing.class);
    public static final ClientEvent<Void> GOODBYE = clientEvent("goodbye");

    public record Move(int x, @Nullable Integer y) {}

    public static final ClientRequest<Move, Move> MOVE =
            clientRequest("move", Move.class, Move.class).positional().positionalAnswer();
    public static final ServerEvent<Move> MOVED =
            serverEvent("moved", Move.class).positional();
    public static final ServerEventPattern<Move> GAME = serverEvents("game:<event>", Move.class);

    /** Sent back as it came. */
    public record Anything(
            Instant at,
            BigDecimal exact,
            BigInteger large,
            long number,
            double fraction,
            Map<String, List<byte[]>> binary,
            @Nullable Object json,
            @Nullable String nothing) {}

    public static final ClientRequest<Anything, Anything> ECHO = clientRequest("echo", Anything.class, Anything.class);

    public record Offer(String what, byte[] picture) {}

    public record Decision(boolean accepted, byte @Nullable [] signature) {}

    public static final ServerRequest<Offer, Decision> OFFER = serverRequest("offer", Offer.class, Decision.class);

    public static final ServerRequest<Void, String> MOOD = serverRequest("mood", String.class);

    /** Has the server ask {@link #OFFER}; the answer is what came of it. */
    public static final ClientRequest<Offer, String> SELL = clientRequest("sell", Offer.class, String.class);
}
