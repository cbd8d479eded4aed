package dev.parlance.testkit;

import dev.parlance.ServerOptions;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Direction;
import dev.parlance.event.Event;
import dev.parlance.event.Limits;
import dev.parlance.event.ServerEventPattern;
import dev.parlance.internal.json.JsonSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks a catalogue against examples of JSON on the wire: each must decode into its event's payload, pass its validation, and be
 * encoded to equal JSON again. So a record's component that was renamed, became required or got another type is found
 * before a client finds it.
 *
 * <pre>{@code
 * ContractKit.of(CHATS)
 *         .example(SAY, "{\"id\":\"m1\",\"chatId\":\"42\",\"text\":\"Hello\"}")
 *         .examples(Path.of("src/test/resources/chats.json"))
 *         .check();
 * }</pre>
 *
 * <p>JSON is equal if all members are, in whatever order, and numbers if their values are. Two short forms, which are
 * understood but not written, are equal to what they stand for: a bare string in an object's place where the event
 * accepts one, and no argument at all where all components are optional. Binary stands as its placeholder ({@code
 * {"_placeholder":true,"num":0}}), as in a packet. Needs no test framework, and is not safe for use by several threads.
 */
public final class ContractKit {
    private final Catalogue catalogue;
    private final List<Result> results = new ArrayList<>();
    private final Set<Event<?>> shown = new HashSet<>();
    private ExampleCheck check = new ExampleCheck(JsonSettings.of(Limits.DEFAULT));

    private ContractKit(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The result of one example.
     *
     * @param direction who sends the event
     * @param event the event's name
     * @param example its arguments as on the wire: a JSON array
     * @param failure what is wrong, as the end of a sentence that the example begins; null if nothing is
     */
    public record Result(
            Direction direction,
            String event,
            String example,
            @Nullable String failure) {
        /** Whether nothing is wrong. */
        public boolean passed() {
            return failure == null;
        }

        /** A sentence. */
        @Override
        public String toString() {
            return "The example " + example + " of \"" + event + "\" (" + direction + ") "
                    + (failure == null ? "is right" : failure) + ".";
        }
    }

    /** No examples yet. */
    public static ContractKit of(Catalogue catalogue) {
        return new ContractKit(catalogue);
    }

    /**
     * What clients send in the examples from here on may be as long as that; until then {@link Limits#DEFAULT} holds.
     */
    public ContractKit limits(Limits limits) {
        check = new ExampleCheck(JsonSettings.of(limits));
        return this;
    }

    /**
     * The examples from here on are read and written as a server with those options does: by its limits, its modules for
     * JSON, and what becomes of large integers.
     *
     * <pre>{@code
     * ContractKit.of(TALK).options(ParlanceServer.builder().jsonModules(new Jdk8Module()).options())
     * }</pre>
     */
    public ContractKit options(ServerOptions options) {
        check = new ExampleCheck(TestServer.json(options));
        return this;
    }

    /**
     * Adds an example.
     *
     * @param event an event of the catalogue
     * @param arguments the JSON of each argument: one for most events
     * @throws IllegalArgumentException if the catalogue has no such event
     */
    public ContractKit example(Event<?> event, String... arguments) {
        if (!catalogue.events().contains(event)) {
            throw new IllegalArgumentException(noEvent(event.direction(), event.name()));
        }
        add(event, event.name(), "[" + String.join(",", arguments) + "]");
        return this;
    }

    /**
     * Adds an example for each of those events.
     *
     * @param byEvent the JSON of an only argument by its event
     * @throws IllegalArgumentException as {@link #example}
     */
    public ContractKit examples(Map<? extends Event<?>, String> byEvent) {
        byEvent.forEach(this::example);
        return this;
    }

    /**
     * Adds the examples of a file. It lists them by direction, each as on the wire with the name first:
     *
     * <pre>{@code
     * {
     *   "client->server": [["say", {"id": "m1", "chatId": "42", "text": "Hello"}]],
     *   "server->client": [["said", {"from": "ana", "text": "Hello"}]]
     * }
     * }</pre>
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException if the file is not in that form
     */
    public ContractKit examples(Path file) {
        try {
            for (ExampleFile.Example example : ExampleFile.read(Files.readAllBytes(file))) {
                Event<?> event = find(example.direction(), example.event());
                if (event == null) {
                    String failure = "is of no event: " + noEvent(example.direction(), example.event());
                    results.add(new Result(example.direction(), example.event(), example.arguments(), failure));
                } else {
                    add(event, example.event(), example.arguments());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
        return this;
    }

    private void add(Event<?> event, String name, String arguments) {
        shown.add(event);
        results.add(new Result(event.direction(), name, arguments, check.failure(event, arguments)));
    }

    private @Nullable Event<?> find(Direction direction, String name) {
        return catalogue.events().stream()
                .filter(event -> event.direction() == direction && isCalled(event, name))
                .findFirst()
                .orElse(null);
    }

    private static boolean isCalled(Event<?> event, String name) {
        return event instanceof ServerEventPattern<?> pattern
                ? name.startsWith(pattern.prefix())
                        && pattern.allows(name.substring(pattern.prefix().length()))
                : event.name().equals(name);
    }

    private String noEvent(Direction direction, String name) {
        return "the catalogue " + catalogue.name() + " has no \"" + name + "\" (" + direction + ")";
    }

    /** The results of the examples, in the order in which they were added. */
    public List<Result> results() {
        return List.copyOf(results);
    }

    /** The catalogue's events that no example shows, in the order of their declaration. */
    public List<Event<?>> withoutExample() {
        return catalogue.events().stream()
                .filter(event -> !shown.contains(event))
                .collect(Collectors.toUnmodifiableList());
    }

    /**
     * Checks that nothing is wrong with any example.
     *
     * @throws AssertionError if something is, with a sentence for each example that fails; also if there is no example
     */
    public void check() {
        if (results.isEmpty()) {
            throw new AssertionError("There is no example of the catalogue " + catalogue.name() + ".");
        }
        fail(results.stream().filter(result -> !result.passed()).map(Result::toString));
    }

    /**
     * Checks that nothing is wrong with any example, and that every event has one.
     *
     * @throws AssertionError as {@link #check}, also with a sentence for each event that has no example
     */
    public void checkComplete() {
        fail(Stream.concat(
                results.stream().filter(result -> !result.passed()).map(Result::toString),
                withoutExample().stream()
                        .map(event -> "\"" + event.name() + "\" (" + event.direction() + ") has no example.")));
    }

    private void fail(Stream<String> sentences) {
        List<String> all = sentences.toList();
        if (!all.isEmpty()) {
            throw new AssertionError("The catalogue " + catalogue.name() + " breaks its contract:\n"
                    + all.stream().map(sentence -> "- " + sentence).collect(Collectors.joining("\n")));
        }
    }
}
