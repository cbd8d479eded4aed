package dev.parlance.contract;

import dev.parlance.event.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event, as others know it.
 *
 * @param id tells it apart in its catalogue: its family and its constant
 * @param direction who sends it
 * @param name the name on the wire; of a pattern with what varies in angle brackets
 * @param prefix what the names of a pattern have in common; null for an event with one name
 * @param doc its documentation
 * @param arguments what it carries
 * @param answer what its ack carries, empty for nothing; null for an event without an answer of its own
 * @param answeredBy the event that carries the answer, too
 * @param refusedBy the event that carries a refusal, too, where the token names one
 */
record ContractEvent(
        String id,
        Direction direction,
        String name,
        @Nullable String prefix,
        String doc,
        List<Definition.Field> arguments,
        @Nullable List<Definition.Field> answer,
        @Nullable String answeredBy,
        @Nullable String refusedBy) {

    boolean fromClient() {
        return direction == Direction.CLIENT_TO_SERVER;
    }

    /** Whether its payload is one argument, whatever that is. */
    boolean isSingle() {
        return arguments.size() == 1 && arguments.get(0).name().equals(SINGLE);
    }

    /** What the only argument is called. */
    static final String SINGLE = "payload";
}
