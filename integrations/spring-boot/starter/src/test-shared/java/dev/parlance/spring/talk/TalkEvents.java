package dev.parlance.spring.talk;

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

/** The events of the tests' applications. */
public final class TalkEvents {
    public static final ClientRequest<Say, Receipt> SAY = clientRequest("say", Say.class, Receipt.class);
    public static final ClientEvent<Say> HINT = clientEvent("hint", Say.class);
    public static final ServerEvent<Say> SAID = serverEvent("said", Say.class);
    public static final ServerRequest<Say, Receipt> CONFIRM = serverRequest("confirm", Say.class, Receipt.class);

    public static final Catalogue TALK = Catalogue.of("talk", Dialect.STANDARD, TalkEvents.class);

    private TalkEvents() {}

    public record Say(String text) {}

    public record Receipt(int length) {}
}
