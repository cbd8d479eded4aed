package com.example.desk.events;

import static dev.parlance.event.ClientRequest.clientRequest;

import dev.parlance.event.ClientRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

public final class DeskEvents {
    public record Question(String text, @Nullable Instant until) {}

    public record Answer(String text, @Nullable Instant at) {}

    public static final ClientRequest<Question, Answer> ASK = clientRequest("ask", Question.class, Answer.class);

    private DeskEvents() {}
}
