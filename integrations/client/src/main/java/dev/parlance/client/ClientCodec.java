package dev.parlance.client;

import dev.parlance.event.Event;
import dev.parlance.event.Payload;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.json.DialectReader;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts payloads to the values of socket.io-client-java, and back. */
final class ClientCodec {
    /** Writes what has come as it has come. */
    private static final JsonCodec AS_IT_IS = new JsonCodec();

    private final JsonCodec json;
    private final ClientCatalogues catalogues;
    private final DialectReader acks;
    private volatile boolean base64;

    ClientCodec(JsonCodec json, ClientCatalogues catalogues) {
        this.json = json;
        this.catalogues = catalogues;
        this.acks = new DialectReader(json, catalogues.dialect());
    }

    ClientCatalogues catalogues() {
        return catalogues;
    }

    /** Whether payloads travel as base64 of their JSON from now on. */
    void useBase64(boolean use) {
        base64 = use;
    }

    /**
     * Checks that an event can be used.
     *
     * @throws IllegalArgumentException if it cannot, in a sentence that names it
     */
    void check(Event<?> event) {
        catalogues.check(event);
        json.checkForClient(event);
    }

    /**
     * The arguments of an event.
     *
     * @throws IllegalArgumentException if it cannot be sent so
     */
    <P extends @Nullable Object> Object[] event(Event<P> event, P payload) {
        check(event);
        EncodedArguments encoded = json.encodeEvent(event.name(), json.arguments(event, payload));
        return OrgJson.values(base64 ? json.toBase64(encoded, 1) : encoded, 1);
    }

    /**
     * The values of an ack.
     *
     * @throws IllegalArgumentException if the request must not be answered so
     */
    <R extends @Nullable Object> Object[] answer(ServerRequest<?, R> request, R answer) {
        String missing = json.missing(request.answer(), answer);
        if (missing != null) {
            throw new IllegalArgumentException("\"" + request.name() + "\" cannot be answered so: " + missing);
        }
        EncodedArguments encoded = json.encode(json.arguments(request.answer(), answer));
        return OrgJson.values(base64 ? json.toBase64(encoded, 0) : encoded, 0);
    }

    /**
     * What an event carries.
     *
     * @param name its name, which a pattern has not
     * @throws InvalidPayloadException if it does not fit
     */
    <P extends @Nullable Object> P payload(String name, Payload<P> payload, Object[] arguments) {
        try {
            return json.decode(payload, read(arguments));
        } catch (RefusedException e) {
            throw new InvalidPayloadException("\"" + name + "\" came with what does not fit "
                    + payload.type().getName() + ": " + e.refusal().message());
        }
    }

    /**
     * Arguments as plain Java values.
     *
     * @throws InvalidPayloadException if they cannot be read
     */
    List<@Nullable Object> values(String name, Object[] arguments) {
        try {
            return read(arguments).values();
        } catch (RefusedException e) {
            throw new InvalidPayloadException("\"" + name + "\" came with what cannot be read: "
                    + e.refusal().message());
        }
    }

    /**
     * The answer to a request.
     *
     * @throws RefusedException if it is a refusal
     * @throws NoAnswerException if it does not fit
     */
    <R extends @Nullable Object> R answer(String request, Payload<R> answer, Object[] ack) {
        Refusal refusal;
        try {
            IncomingArguments values = read(ack);
            List<@Nullable Object> plain = base64 ? values.values() : OrgJson.plain(ack);
            refusal = acks.refusalIn(plain);
            if (refusal == null) {
                return acks.answer(answer, values, plain);
            }
        } catch (RefusedException e) {
            throw new NoAnswerException(
                    NoAnswerException.Reason.INVALID,
                    "the answer to \"" + request + "\" does not fit "
                            + answer.type().getName() + ": " + e.refusal().message());
        }
        throw new RefusedException(refusal);
    }

    private IncomingArguments read(Object[] values) {
        EncodedArguments encoded = AS_IT_IS.encode(OrgJson.plain(values));
        try {
            IncomingArguments arguments = json.parse(
                    encoded.json(),
                    encoded.attachments(),
                    !encoded.attachments().isEmpty());
            return base64 ? json.fromBase64(arguments) : arguments;
        } catch (MalformedJsonException e) {
            throw new RefusedException("validation-failed", e.getMessage());
        }
    }
}
