package dev.parlance.internal.json;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.ServerEvent.serverEvent;
import static dev.parlance.event.ServerRequest.serverRequest;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.Dialect;
import dev.parlance.event.Event;
import dev.parlance.event.Limit;
import dev.parlance.event.Limits;
import dev.parlance.event.Refusal;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What cannot be read or written is refused before the first message, in a sentence that names the event and the field. */
class JsonCodecCheckTest {
    private static final String PACKAGE = JsonCodecCheckTest.class.getName() + "$";

    private final JsonCodec codec = new JsonCodec();

    enum Kind {
        A
    }

    record Nothing() {}

    record Page<T>(List<T> items, @Nullable Page<T> next) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({@JsonSubTypes.Type(Sent.class), @JsonSubTypes.Type(Held.class)})
    sealed interface Step permits Sent, Held {}

    @JsonTypeName("sent")
    record Sent(String text) implements Step {}

    @JsonTypeName("held")
    record Held(Object data) implements Step {}

    /** Written as a list of pairs, and read from it. */
    record Pairs(Map<Thread, Object> inside) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Pairs of(List<List<Object>> pairs) {
            return new Pairs(Map.of());
        }

        @JsonValue
        List<List<Object>> pairs() {
            return List.of();
        }
    }

    record Tree(String name, List<Tree> children) {}

    static class Bean {
        public String name = "";
        public List<Sent> steps = List.of();
    }

    record Good(
            Object any,
            Map<String, List<Step>> steps,
            Map<Kind, Integer> counts,
            Map<UUID, BigDecimal> prices,
            byte[] binary,
            ByteBuffer buffer,
            @Nullable Nothing nothing,
            int[] ints,
            Set<Instant> times,
            LocalDate date,
            Duration duration,
            URI uri,
            Locale locale,
            Page<Sent> page,
            List<?> rest,
            Iterable<String> texts,
            CharSequence text,
            Number number,
            Tree tree,
            Pairs pairs,
            Bean bean,
            @JsonAnySetter Map<String, @Nullable Object> more) {}

    @Test
    void whatJsonHasIsAccepted() {
        codec.check(clientRequest("good", Good.class, Good.class));
        codec.check(serverRequest("good", Good.class, Good.class));
        codec.check(clientRequest("nothing", Void.class));
        codec.check(clientEvent("any", Object.class));
        codec.check(clientEvent("list", List.class));
        codec.check(clientEvent("array", Sent[].class));
        codec.check(clientEvent("step", Step.class));
        codec.check(serverEvent("refused", Refusal.class));
    }

    @Test
    void whatIsNoTypeOfJsonIsNamedByItsFieldAndItsEvent() {
        record Task(String name, @Nullable Thread owner) {}
        record Tasks(Map<String, List<Task>> byDay) {}
        refused(
                clientEvent("plan", Tasks.class),
                "\"plan\" (client->server) cannot carry " + Tasks.class.getName()
                        + ": byDay[][].owner is a java.lang.Thread, which cannot be read from JSON");
        refused(
                serverEvent("planned", Tasks.class),
                "\"planned\" (server->client) cannot carry " + Tasks.class.getName()
                        + ": byDay[][].owner is a java.lang.Thread, which cannot be written as JSON");
    }

    @Test
    void anAnswerIsCheckedInTheOtherDirection() {
        record Stream(InputStream data) {}
        refused(
                clientRequest("load", String.class, Stream.class),
                "\"load\" (client->server) cannot be answered with " + Stream.class.getName()
                        + ": data is a java.io.InputStream, which cannot be written as JSON");
        refused(
                serverRequest("load", String.class, Stream.class),
                "\"load\" (server->client) cannot be answered with " + Stream.class.getName()
                        + ": data is a java.io.InputStream, which cannot be read from JSON");
    }

    interface Shape {
        String name();
    }

    interface Marker {}

    sealed interface Untagged permits One {}

    record One(int n) implements Untagged {}

    static class Empty {}

    @Test
    void anInterfaceIsReadOnlyIfItsVariantsHaveNames() {
        record Shapes(Shape shape) {}
        record Marked(Marker marker) {}
        record Untaggeds(List<Untagged> all) {}
        unreadable(Shapes.class, "shape is a " + PACKAGE + "Shape");
        unreadable(Marked.class, "marker is a " + PACKAGE + "Marker");
        unwritable(Marked.class, "marker is a " + PACKAGE + "Marker");
        unreadable(Untaggeds.class, "all[] is a " + PACKAGE + "Untagged");
        codec.check(serverEvent("shown", Untaggeds.class));
    }

    @Test
    void aClassWithoutPropertiesIsNeitherReadNorWritten() {
        record Emptied(Empty empty) {}
        unreadable(Emptied.class, "empty is a " + PACKAGE + "Empty");
        unwritable(Emptied.class, "empty is a " + PACKAGE + "Empty");
        unreadable(Empty.class, "it is a " + PACKAGE + "Empty");
    }

    static class Holder {
        public @Nullable Thread thread;
    }

    @Test
    void theFieldsOfAClassAreCheckedToo() {
        record Held(Holder holder) {}
        unreadable(Held.class, "holder.thread is a java.lang.Thread");
        unwritable(Held.class, "holder.thread is a java.lang.Thread");
    }

    @Test
    void whatLoadsClassesOrResolvesNamesIsNotRead() {
        record Loaded(Class<?> type) {}
        record Resolved(InetAddress host) {}
        record Thrown(Exception failure) {}
        unreadable(Loaded.class, "type is a java.lang.Class");
        unreadable(Resolved.class, "host is a java.net.InetAddress");
        unreadable(Thrown.class, "failure is a java.lang.Exception");
        unwritable(Thrown.class, "failure is a java.lang.Exception");
    }

    @Test
    @SuppressWarnings("rawtypes")
    void aRawTypeSaysTooLittle() {
        record Raw(List list) {}
        record Nested(Map<String, Page> pages) {}
        record Key(Map<Tree, String> map) {}
        refusedFor(clientEvent("e", Raw.class), Raw.class, "list is a java.util.List whose type arguments are missing");
        refusedFor(
                clientEvent("e", Nested.class),
                Nested.class,
                "pages[] is a " + PACKAGE + "Page whose type arguments are missing");
        refusedFor(
                serverEvent("e", Page.class),
                Page.class,
                "it is a " + PACKAGE + "Page whose type arguments are missing");
        unreadable(Key.class, "map is a java.util.Map");
    }

    @Test
    void anOptionalNeedsItsModule() {
        record Maybe(Optional<String> name) {}
        unreadable(Maybe.class, "name is a java.util.Optional");
        unwritable(Maybe.class, "name is a java.util.Optional");
    }

    @Test
    void aLimitThatDoesNotFitIsRefused() {
        record OnText(@Limit(entries = 3) String text) {}
        record OnList(@Limit(ID) List<String> ids) {}
        record OnElement(List<@Limit(ID) Instant> times) {}
        record OnAny(@Limit(value = ID, json = 7) Object any) {}
        record OnRecords(@Limit(json = 7) List<Sent> list) {}
        record Negative(@Limit(max = -1) String text) {}
        limit(OnText.class, "text has a @Limit of entries or JSON, which a text does not have");
        limit(
                OnList.class,
                "ids has a @Limit of text on what holds texts: it belongs to these, as in List<@Limit(ID) String>");
        limit(OnElement.class, "times[] has a @Limit, but a java.time.Instant has none");
        limit(OnAny.class, "any has a @Limit of JSON and one of text, of which only one can hold");
        limit(OnRecords.class, "list has a @Limit of JSON, which only any JSON and lists and maps of it can have");
        limit(Negative.class, "text has a @Limit below 0");
    }

    public static final class Events {
        public static final ClientEvent<Nothing> GO = clientEvent("go", Nothing.class);

        private Events() {}
    }

    @Test
    void theCredentialsOfACatalogueAreCheckedWithItsEvents() {
        record Login(String token, Thread thread) {}
        Catalogue catalogue = Catalogue.of("desk", Dialect.STANDARD, Events.class);
        codec.check(catalogue.connectsWith(Sent.class));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.check(catalogue.connectsWith(Login.class)))
                .withMessage("clients of the catalogue desk cannot connect with " + Login.class.getName()
                        + ": thread is a java.lang.Thread, which cannot be read from JSON");
    }

    @Test
    void aNameThatNoClientMaySendIsRefused() {
        JsonCodec small = new JsonCodec(Limits.DEFAULT.withEventName(3));
        small.check(clientEvent("abc"));
        small.check(serverEvent("abcd"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small.check(clientEvent("abcd")))
                .withMessage("the name of \"abcd\" has more than the 3 characters that the limit eventName allows");
    }

    private void unreadable(Class<?> type, String what) {
        refusedFor(clientEvent("e", type), type, what + ", which cannot be read from JSON");
    }

    private void unwritable(Class<?> type, String what) {
        refusedFor(serverEvent("e", type), type, what + ", which cannot be written as JSON");
    }

    private void limit(Class<?> type, String what) {
        refusedFor(clientEvent("e", type), type, what);
    }

    private void refusedFor(Event<?> event, Class<?> type, String what) {
        refused(event, "\"e\" (" + event.direction() + ") cannot carry " + type.getName() + ": " + what);
    }

    private void refused(Event<?> event, String message) {
        for (int i = 0; i < 2; i++) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> codec.check(event))
                    .withMessage(message);
        }
    }
}
