package dev.parlance.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A catalogue, as others know it.
 *
 * @param name its name
 * @param doc what the class says that declares it
 * @param families its events, by the class that declares them
 * @param definitions the types that have a name, in the order in which they are met
 * @param acks how its dialect answers
 * @param errorEvents the events that carry a refusal where a token names none
 */
record Contract(
        String name,
        String doc,
        List<Family> families,
        List<Definition> definitions,
        Acks acks,
        List<String> errorEvents) {

    /**
     * The events of one class.
     *
     * @param name the class's name, without {@code Events} at the end
     */
    record Family(String name, String doc, Class<?> holder, List<ContractEvent> events) {}

    /**
     * The arguments of acks.
     *
     * @param answer of an answer, in which the value is {@link ContractType.Simple#ANSWER}
     * @param success of an event without an answer
     * @param refusal of a refusal
     */
    record Acks(List<ContractType> answer, List<ContractType> success, List<ContractType> refusal) {}

    /** The events of one direction, each name once. */
    List<ContractEvent> events(boolean fromClient) {
        Map<String, ContractEvent> byName = new LinkedHashMap<>();
        for (Family family : families) {
            for (ContractEvent event : family.events()) {
                if (event.fromClient() == fromClient) {
                    byName.putIfAbsent(event.name(), event);
                }
            }
        }
        return List.copyOf(byName.values());
    }
}
