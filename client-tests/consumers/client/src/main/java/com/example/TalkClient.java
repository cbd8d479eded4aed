package com.example;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.client.ParlanceClient;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Connects to the server at the address that it is started with, and prints what it receives. */
public final class TalkClient {
    private static final Duration SOON = Duration.ofSeconds(20);

    public record Credentials(String name) {}

    public record Say(String text) {}

    public record Said(String from, String text, Instant at, byte[] picture) {}

    static final ClientRequest<Say, Integer> SAY = clientRequest("say", Say.class, Integer.class);
    static final ServerEvent<Said> SAID = serverEvent("said", Said.class);

    public static void main(String[] args) throws Exception {
        try (ParlanceClient client =
                ParlanceClient.builder(URI.create(args[0])).auth(new Credentials("ana")).build()) {
            client.connect(SOON);
            CompletableFuture<Said> next = client.next(SAID);
            System.out.println(client.request(SAY, new Say("Hello"), SOON));
            Said said = next.get(SOON.toSeconds(), TimeUnit.SECONDS);
            System.out.println(said.from() + " " + said.text() + " " + said.at() + " " + said.picture().length);
            try {
                client.request(SAY, new Say(""), SOON);
            } catch (RefusedException refused) {
                System.out.println(refused.refusal().code() + " " + refused.refusal().field());
            }
        }
    }

    private TalkClient() {}
}
