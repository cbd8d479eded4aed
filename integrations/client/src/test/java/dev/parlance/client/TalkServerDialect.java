package dev.parlance.client;

import dev.parlance.event.Dialect;
import dev.parlance.event.Refusal;
import dev.parlance.internal.json.DialectReader;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.JsonCodec;
import java.util.Objects;

/** What is left of a refusal in the dialect of a server. */
final class TalkServerDialect {
    private TalkServerDialect() {}

    static Refusal asReceived(TalkServer server, Refusal refusal) throws Exception {
        Dialect dialect = server.talk.catalogues().get(0).dialect();
        JsonCodec codec = new JsonCodec();
        EncodedArguments ack = codec.encode(dialect.refusal(refusal));
        return Objects.requireNonNull(new DialectReader(codec, dialect)
                .refusalIn(codec.parse(ack.json(), ack.attachments(), false).values()));
    }
}
