package dev.parlance.contract.model;

import dev.parlance.event.ConnectionInfo;
import dev.parlance.event.Incubating;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a catalogue means to its clients, whatever they are written in.
 *
 * @param name its name
 * @param doc the documentation of the class that declares it
 * @param families its events, by the class that declares them
 * @param definitions the named types, in the order in which they are first used
 * @param acks the acks of its dialect
 * @param credentials what a client sends when it connects; null if the catalogue does not say
 * @param connection what a client needs to know to connect; null if the catalogue does not say
 * @param errorEvents the events that carry a refusal unless the refused event names another
 */
@Incubating
public record Contract(
        String name,
        String doc,
        List<Family> families,
        List<Definition> definitions,
        Acks acks,
        @Nullable ContractType credentials,
        @Nullable ConnectionInfo connection,
        List<String> errorEvents) {

    /**
     * The events of one class.
     *
     * @param name the class's name, without {@code Events} at the end
     * @param doc the class's documentation
     * @param owner the top-level class that encloses the class, or the class itself
     */
    public record Family(String name, String doc, Class<?> owner, List<ContractEvent> events) {}

    /**
     * The arguments of acks, by outcome.
     *
     * @param answer of a request; its value is {@link ContractType.Simple#ANSWER}
     * @param nothing of a request, if its answer is null
     * @param success of an event without an answer
     * @param refusal of a refused event
     */
    public record Acks(
            List<ContractType> answer,
            List<ContractType> nothing,
            List<ContractType> success,
            List<ContractType> refusal) {}

    /** The events of one direction. A name that several families declare occurs once. */
    public List<ContractEvent> events(boolean fromClient) {
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
