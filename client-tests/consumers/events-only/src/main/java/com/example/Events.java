package com.example;

import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.event.ServerEvent;
import dev.parlance.internal.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Declares an event, and prints it as JSON. */
public final class Events {
    public record Said(String text, Instant at) {}

    public static final ServerEvent<Said> SAID = serverEvent("said", Said.class);

    public static void main(String[] args) {
        Catalogue catalogue = Catalogue.of("talk", Dialect.STANDARD, Events.class);
        byte[] json = new JsonCodec().encodeValue(new Said("Hello", Instant.EPOCH));
        System.out.println(catalogue.name() + " " + SAID.name() + " " + new String(json, StandardCharsets.UTF_8));
    }

    private Events() {}
}
