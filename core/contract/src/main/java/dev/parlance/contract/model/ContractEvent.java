package dev.parlance.contract.model;

import dev.parlance.event.Direction;
import dev.parlance.event.Incubating;
import dev.parlance.event.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of a contract.
 *
 * @param id unique in its catalogue: the names of its family and its constant
 * @param direction who sends it
 * @param name the name on the wire; in a pattern, the variable part is in angle brackets
 * @param prefix the common prefix of the names of a pattern; null for an event with a fixed name
 * @param doc its documentation
 * @param arguments the arguments of its payload
 * @param answer the arguments of its ack, empty for an empty answer; null for an event that is not a request
 * @param nullable whether the answer to a client may be null; its dialect says what the ack is then
 * @param answeredBy the event that also carries the answer; null if there is none
 * @param refusedBy the event that also carries a refusal; null if the token names none
 * @param rate how often one client may send it; null if the token does not say
 */
@Incubating
public record ContractEvent(
        String id,
        Direction direction,
        String name,
        @Nullable String prefix,
        String doc,
        List<Definition.Field> arguments,
        @Nullable List<Definition.Field> answer,
        boolean nullable,
        @Nullable String answeredBy,
        @Nullable String refusedBy,
        @Nullable Rate rate) {
    /** The name of a single argument. */
    public static final String SINGLE = "payload";

    /** Whether clients send it. */
    public boolean fromClient() {
        return direction == Direction.CLIENT_TO_SERVER;
    }

    /** Whether its payload is one argument. */
    public boolean isSingle() {
        return isSingle(arguments);
    }

    /** Whether its ack has an argument for each component of the answer; no dialect changes these. */
    public boolean hasPositionalAnswer() {
        return answer != null && !answer.isEmpty() && !isSingle(answer);
    }

    private static boolean isSingle(List<Definition.Field> arguments) {
        return arguments.size() == 1 && arguments.get(0).name().equals(SINGLE);
    }
}
