package dev.parlance.catalogue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a catalogue's rows, which says of an entry of {@code events.json} what each client gets and, by leaving it
 * out, what it must not get. In what is expected {@code "$time"} stands for a time with three fraction digits,
 * {@code "$text"} for a text that is not empty, {@code "$any"} for anything, and {@code "$id:x"} for a text that is the
 * same wherever {@code x} stands, also in what is sent.
 *
 * @param row direction and name of the event, as in {@code events.json}
 * @param shows what the entry shows, in a sentence
 * @param clients the clients that are connected: {@code ada} and {@code ada/2} are two devices of one user
 * @param with what is set up otherwise than usual, in a few words
 * @param events events that several clients receive, by names of this entry's own
 * @param before steps that lead there; of them only refusals are noticed
 * @param steps what is shown
 */
public record CatalogueRow(
        String row,
        String shows,
        List<String> clients,
        @Nullable Set<String> with,
        @Nullable Map<String, List<Object>> events,
        @Nullable List<Step> before,
        List<Step> steps) {
    /**
     * Exactly one of {@code by}, {@code publish}, {@code elapse}, {@code connect} and {@code disconnect}, and what follows.
     *
     * @param by the client that emits
     * @param emit the event's name, then its arguments
     * @param silent whether the client asks for no ack
     * @param ack what the ack brings; if it is left out, a success without a value, {@code {"ok": true}} in most catalogues
     * @param answer what the ack brings, with the name of the event that brings the same, after all others
     * @param refused the code with which the ack refuses, and the error event where there is one
     * @param field the field that is named by the refusal
     * @param publish what the application does: its name, then its arguments
     * @param elapse the time that passes, as in {@code PT3S}
     * @param connect a client that connects
     * @param token what it connects with, unless its own
     * @param guest whether it only connects, without credentials, and does not sign in
     * @param error the message with which it is not let in
     * @param disconnect a client that disconnects
     * @param hears what each client receives then, in order: an event's name and its arguments, or the name of one of
     *     the entry's events; others receive nothing
     */
    public record Step(
            @Nullable String by,
            @Nullable List<Object> emit,
            boolean silent,
            @Nullable Object ack,
            @Nullable List<Object> answer,
            @Nullable String refused,
            @Nullable String field,
            @Nullable List<Object> publish,
            @Nullable String elapse,
            @Nullable String connect,
            @Nullable String token,
            boolean guest,
            @Nullable String error,
            @Nullable String disconnect,
            @Nullable Map<String, List<Object>> hears) {}

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

    public CatalogueRow {
        with = with == null ? Set.of() : with;
        events = events == null ? Map.of() : events;
        before = before == null ? List.of() : before;
    }

    /** What each client receives after that step of this entry. */
    public Map<String, List<List<Object>>> heardAfter(Step step) {
        Map<String, List<List<Object>>> heard = new LinkedHashMap<>();
        if (step.hears() != null) {
            step.hears()
                    .forEach((client, names) -> heard.put(
                            client, names.stream().map(this::event).collect(Collectors.toCollection(ArrayList::new))));
        }
        return heard;
    }

    @SuppressWarnings("unchecked")
    private List<Object> event(Object nameOrEvent) {
        List<Object> event = nameOrEvent instanceof String name ? events.get(name) : (List<Object>) nameOrEvent;
        return Objects.requireNonNull(event, () -> "no event " + nameOrEvent + " in " + this);
    }

    /**
     * All of a catalogue, as they stand among the sources.
     *
     * @param core the folder of the module that has them
     */
    public static List<CatalogueRow> all(Path core, String catalogue) throws IOException {
        try (Stream<Path> files = Files.list(core.resolve("src/test/resources/catalogue/" + catalogue + "-rows"))) {
            List<CatalogueRow> rows = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                rows.addAll(List.of(JSON.readValue(file.toFile(), CatalogueRow[].class)));
            }
            return rows;
        }
    }

    @Override
    public String toString() {
        return row.substring(row.indexOf(' ') + 1) + ": " + shows;
    }
}
