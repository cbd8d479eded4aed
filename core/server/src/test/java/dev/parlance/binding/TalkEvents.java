package dev.parlance.binding;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;
import static dev.parlance.event.ServerEventPattern.serverEvents;
import static dev.parlance.event.ServerRequest.serverRequest;

import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerEventPattern;
import dev.parlance.event.ServerRequest;

/** A small catalogue to bind to. */
public final class TalkEvents {
    public static final ClientRequest<Say, Receipt> SAY = clientRequest("say", Say.class, Receipt.class);
    public static final ClientRequest<Void, Integer> COUNT = clientRequest("count", Integer.class);
    public static final ClientEvent<Say> HINT = clientEvent("hint", Say.class);
    public static final ClientEvent<Void> WAKE = clientEvent("wake");
    public static final ServerEvent<Said> SAID = serverEvent("said", Said.class);
    public static final ServerEvent<Void> WOKEN = serverEvent("woken");
    public static final ServerRequest<Said, Boolean> SEEN = serverRequest("seen", Said.class, Boolean.class);
    public static final ServerRequest<Void, Integer> MOOD = serverRequest("mood", Integer.class);
    public static final ServerEventPattern<Said> CUSTOM =
            serverEvents("custom:<event>", Said.class).reserving("said");

    static final Catalogue TALK = Catalogue.of("talk", Dialect.STANDARD, TalkEvents.class);

    public record Say(String text) {}

    public record Receipt(long number) {}

    public record Said(String from, String text) {}

    private TalkEvents() {}
}
