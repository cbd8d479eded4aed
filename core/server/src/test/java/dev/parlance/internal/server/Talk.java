package dev.parlance.internal.server;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;
import static dev.parlance.event.ServerRequest.serverRequest;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.Room;
import dev.parlance.socket.User;
import org.jspecify.annotations.Nullable;

/** The events that these tests speak. */
public final class Talk {
    /** Says something to everyone. */
    public static final ClientEvent<Say> SAY = clientEvent("say", Say.class);

    /** Somebody has said something. */
    public static final ServerEvent<Said> SAID = serverEvent("said", Said.class);

    /** A question has been answered. */
    public static final ServerEvent<Answer> ANSWERED = serverEvent("answered", Answer.class);

    /** Something was refused. */
    public static final ServerEvent<Object> TALK_ERROR = serverEvent("talk:error", Object.class);

    /** Asks a question. */
    public static final ClientRequest<Ask, Answer> ASK = clientRequest("ask", Ask.class, Answer.class);

    /** Asks the client to vote. */
    public static final ServerRequest<Ballot, Vote> VOTE = serverRequest("vote", Ballot.class, Vote.class);

    static final Room RED = Room.named("red");
    static final Room BLUE = Room.named("blue");
    static final DataKey<String> NICK = DataKey.of("nick", String.class);

    public record Say(String text, @Nullable Integer volume) {
        public static Say of(String text) {
            return new Say(text, null);
        }
    }

    public record Said(String text) {}

    public record Ask(String question) {}

    public record Answer(String answer) {}

    public record Ballot(String title) {}

    public record Vote(boolean yes) {}

    /** What a client of {@link Account} sends with its CONNECT. */
    public record Credentials(String token) {}

    /** A user by name. */
    public record Account(String id) implements User {}

    private Talk() {}
}
