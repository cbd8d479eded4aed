package dev.parlance.internal.json;

import static dev.parlance.event.ClientRequest.clientRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlance.event.Limits;
import dev.parlance.event.Payload;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the server sends is checked against its records. */
@NullUnmarked
class JsonCodecOutgoingTest {
    private final JsonCodec codec =
            new JsonCodec(JsonSettings.of(Limits.DEFAULT).checkingOutgoing());

    record Item(@JsonProperty("_id") String id, @Nullable String note) {}

    record Page<T>(List<T> items, @Nullable T best) {}

    sealed interface Step permits Sent {}

    record Sent(String text) implements Step {}

    record Order(
            int number,
            Instant at,
            @Nullable List<Item> items,
            @Nullable Map<String, List<Item>> byDay,
            Item @Nullable [] array,
            @Nullable Page<Item> page,
            @Nullable Step step,
            @Nullable List<@Nullable String> notes,
            @Nullable List<Object> any) {
        static Order at(Instant at) {
            return new Order(1, at, null, null, null, null, null, null, null);
        }
    }

    @Test
    void whatIsCompleteIsSent() {
        assertThat(missing(Order.class, Order.at(Instant.EPOCH))).isNull();
        assertThat(missing(
                        Order.class,
                        new Order(
                                1,
                                Instant.EPOCH,
                                List.of(new Item("1", null)),
                                Map.of("mon", List.of()),
                                new Item[0],
                                new Page<>(List.of(), null),
                                new Sent("a"),
                                Collections.singletonList(null),
                                Collections.singletonList(null))))
                .isNull();
        assertThat(missing(Object.class, null)).isNull();
        assertThat(codec.missing(clientRequest("a", Item.class).nullableAnswer().answer(), null))
                .isNull();
        assertThat(codec.missing(Payload.none(), null)).isNull();
    }

    @Test
    void whatIsMissingIsNamedByItsPath() {
        Item without = new Item(null, "x");
        assertThat(missing(Order.class, null)).isEqualTo("the payload is required");
        assertThat(missing(Order.class, Order.at(null))).isEqualTo("at is required");
        assertThat(missing(Item.class, without)).isEqualTo("_id is required");
        assertThat(missing(Item[].class, new Item[] {without})).isEqualTo("[0]._id is required");
        assertThat(missing(Order.class, with(List.of(new Item("1", null), without), null, null)))
                .isEqualTo("items[1]._id is required");
        assertThat(missing(Order.class, with(Arrays.asList(new Item("1", null), null), null, null)))
                .isEqualTo("items[1] is required");
        Map<String, List<Item>> days = new HashMap<>();
        days.put("mon", null);
        assertThat(missing(Order.class, with(null, days, null))).isEqualTo("byDay.mon is required");
        days.put("mon", List.of(without));
        assertThat(missing(Order.class, with(null, days, null))).isEqualTo("byDay.mon[0]._id is required");
        assertThat(missing(Order.class, with(null, null, new Page<>(null, null))))
                .isEqualTo("page.items is required");
        assertThat(missing(Order.class, with(null, null, new Page<>(List.of(), without))))
                .isEqualTo("page.best._id is required");
        assertThat(missing(
                        Order.class, new Order(1, Instant.EPOCH, null, null, null, null, new Sent(null), null, null)))
                .isEqualTo("step.text is required");
    }

    @Test
    void whatIsNotSentIsNotChecked() {
        record Hidden(
                String id,
                @JsonIgnore String secret,
                @JsonAnyGetter Map<String, @Nullable Object> rest) {}
        assertThat(missing(Hidden.class, new Hidden("1", null, Collections.singletonMap("a", null))))
                .isNull();
    }

    @Test
    void itCostsNothingWhereItIsOff() {
        assertThat(new JsonCodec().missing(Payload.of(Item.class), new Item(null, null)))
                .isNull();
    }

    private static Order with(List<Item> items, Map<String, List<Item>> byDay, Page<Item> page) {
        return new Order(1, Instant.EPOCH, items, byDay, null, page, null, null, null);
    }

    private <P> @Nullable String missing(Class<P> type, @Nullable P payload) {
        return codec.missing(Payload.of(type), payload);
    }
}
