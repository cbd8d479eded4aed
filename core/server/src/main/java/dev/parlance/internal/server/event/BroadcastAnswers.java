package dev.parlance.internal.server.event;

import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.MalformedJsonException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes back of a request to many, here and on other servers. */
public interface BroadcastAnswers extends PendingAcks.Callback {
    /** How many were asked on this server; called once, before {@link #askedElsewhere}. */
    void askedHere(int count);

    /** How many were asked on other servers: now all have been. */
    void askedElsewhere(int count);

    /** A client of another server has answered. */
    void remote(List<@Nullable Object> values);

    /** Nothing more will come: ends as at the deadline. */
    void end();

    /** An answer that is not parsed yet. */
    @FunctionalInterface
    interface Raw {
        IncomingArguments arguments() throws MalformedJsonException;

        /** Of another server. */
        static Raw remote(JsonCodec json, List<@Nullable Object> values) {
            return () -> {
                EncodedArguments encoded = json.encode(values);
                return json.parse(encoded.json(), encoded.attachments(), true);
            };
        }
    }
}
