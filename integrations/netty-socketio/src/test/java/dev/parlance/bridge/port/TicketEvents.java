package dev.parlance.bridge.port;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;
import static dev.parlance.event.ServerRequest.serverRequest;

import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.Refusal;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What clients and server say: written down for the first time in step 1. */
public final class TicketEvents {
    public static final ClientRequest<Open, Reference> OPEN = clientRequest("ticket:open", Open.class, Reference.class);
    public static final ClientRequest<Reference, Reference> TAKE =
            clientRequest("ticket:take", Reference.class, Reference.class);
    public static final ClientRequest<Say, Receipt> SAY = clientRequest("ticket:say", Say.class, Receipt.class);
    public static final ClientEvent<Reference> TYPE = clientEvent("ticket:typing", Reference.class);
    public static final ClientRequest<Reference, Asked> CLOSE =
            clientRequest("ticket:close", Reference.class, Asked.class);
    public static final ClientRequest<Void, Integer> COUNT = clientRequest("ticket:count", Integer.class);

    public static final ServerEvent<Welcome> WELCOME = serverEvent("welcome", Welcome.class);
    public static final ServerEvent<Left> LEFT = serverEvent("left", Left.class);
    public static final ServerEvent<Opened> OPENED = serverEvent("ticket:opened", Opened.class);
    public static final ServerEvent<Said> SAID = serverEvent("ticket:said", Said.class);
    public static final ServerEvent<Typing> TYPING = serverEvent("ticket:typing", Typing.class);
    public static final ServerEvent<Reference> CLOSED = serverEvent("ticket:closed", Reference.class);
    public static final ServerRequest<Reference, Boolean> CONFIRM =
            serverRequest("ticket:confirm", Reference.class, Boolean.class);

    /** How the clients of this application have always been answered: nothing, or {@code {error: text}}. */
    private static final Dialect AS_EVER = new Dialect() {
        @Override
        public List<@Nullable Object> success() {
            return List.of();
        }

        @Override
        public List<@Nullable Object> refusal(Refusal refusal) {
            return List.of(Map.of("error", refusal.message()));
        }
    };

    public static final Catalogue TICKETS = Catalogue.of("tickets", AS_EVER, TicketEvents.class);

    public record Open(String subject) {}

    public record Reference(String ticket) {}

    public record Say(String ticket, String text) {}

    public record Receipt(int number) {}

    public record Asked(String asked) {}

    public record Welcome(String account, int tickets) {}

    public record Left(String account) {}

    public record Opened(String ticket, String account, String subject) {}

    public record Said(String ticket, String account, String text) {}

    public record Typing(String ticket, String account) {}

    private TicketEvents() {}
}
