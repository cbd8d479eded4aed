package dev.parlance.micrometer;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;
import static dev.parlance.event.ServerRequest.serverRequest;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;

/** The events of these tests. */
final class Events {
    static final ClientEvent<Text> SAY = clientEvent("say", Text.class);
    static final ServerEvent<Text> SAID = serverEvent("said", Text.class);
    static final ClientRequest<Text, Text> ECHO = clientRequest("echo", Text.class, Text.class);
    static final ClientRequest<Text, Text> SLOW = clientRequest("slow", Text.class, Text.class);
    static final ServerRequest<Text, Text> VOTE = serverRequest("vote", Text.class, Text.class);

    record Text(String text) {}

    private Events() {}
}
