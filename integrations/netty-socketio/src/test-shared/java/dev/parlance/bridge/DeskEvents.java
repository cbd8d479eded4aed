package dev.parlance.bridge;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;
import static dev.parlance.event.ServerRequest.serverRequest;

import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import dev.parlance.socket.User;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of a support desk. */
public final class DeskEvents {
    public static final ClientRequest<Say, Receipt> SAY = clientRequest("say", Say.class, Receipt.class);
    public static final ClientRequest<Void, Integer> COUNT = clientRequest("count", Integer.class);
    public static final ClientRequest<Move, Receipt> MOVE =
            clientRequest("move", Move.class, Receipt.class).positional();
    public static final ClientEvent<Say> HINT = clientEvent("hint", Say.class);
    public static final ClientEvent<Void> WAKE = clientEvent("wake");
    public static final ClientEvent<Object> NOTE = clientEvent("note", Object.class);
    public static final ServerEvent<Said> SAID = serverEvent("said", Said.class);
    public static final ServerEvent<Void> WOKEN = serverEvent("woken");
    public static final ServerEvent<Object> NOTED = serverEvent("noted", Object.class);
    public static final ServerRequest<Offer, Decision> OFFER = serverRequest("offer", Offer.class, Decision.class);
    public static final ServerRequest<Void, Integer> MOOD = serverRequest("mood", Integer.class);

    public static final Catalogue DESK = Catalogue.of("desk", Dialect.STANDARD, DeskEvents.class);

    public record Say(String ticket, String text) {}

    public record Receipt(long number) {}

    public record Move(String ticket, @Nullable String from, int to) {}

    public record Said(String from, String text, @Nullable Instant at) {}

    public record Offer(String ticket) {}

    public record Decision(boolean accepted) {}

    public record Account(String id) implements User {}

    /** Any JSON with a null in it. */
    public static Map<String, @Nullable Object> withNull() {
        java.util.LinkedHashMap<String, @Nullable Object> map = new java.util.LinkedHashMap<>();
        map.put("kept", null);
        return map;
    }

    private DeskEvents() {}
}
