package dev.parlance.catalogue.platform.subscription.filter;

import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parlance.event.RefusedException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is no filter, or too large a one. */
class FilterReaderTest {
    private static void refused(String field, Object query) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Filter.of(query))
                .satisfies(e -> {
                    assertThat(e.refusal().code()).isEqualTo(VALIDATION_FAILED);
                    assertThat(e.refusal().field()).isEqualTo(field);
                    assertThat(e.refusal().message()).startsWith(field).hasSizeLessThan(1_000);
                });
    }

    @Test
    void aFilterIsAnObject() {
        for (Object other : Arrays.asList("status = 1", 1, true, List.of(Map.of("a", 1)), null)) {
            refused("query", other);
        }
    }

    @Test
    void operatorsAreKnownAndStandWhereTheyBelong() {
        refused("query.$where", Map.of("$where", "1"));
        refused("query.$gt", Map.of("$gt", 1));
        refused("query.a.$regex", Map.of("a", Map.of("$regex", "(a+)+$")));
        refused("query.a.$and", Map.of("a", Map.of("$and", List.of(Map.of("b", 1)))));
        Map<String, Object> mixed = new LinkedHashMap<>();
        mixed.put("$gt", 1);
        mixed.put("b", 2);
        refused("query.a.b", Map.of("a", mixed));
        refused("query.a.b.$gt", Map.of("a", Map.of("b", Map.of("$gt", 1))));
        refused("query.a.$in[0].$gt", Map.of("a", Map.of("$in", List.of(Map.of("$gt", 1)))));
    }

    @Test
    void operatorsTakeWhatTheySay() {
        for (String operator : List.of("$gt", "$gte", "$lt", "$lte")) {
            for (Object operand : Arrays.asList(null, true, List.of(1), Map.of("b", 1), new byte[1])) {
                refused("query.a." + operator, Map.of("a", Collections.singletonMap(operator, operand)));
            }
        }
        refused("query.a.$in", Map.of("a", Map.of("$in", "x")));
        refused("query.a.$in", Map.of("a", Map.of("$in", Map.of("b", 1))));
        refused("query.$and", Map.of("$and", Map.of("a", 1)));
        refused("query.$or", Map.of("$or", List.of()));
        refused("query.$or[1]", Map.of("$or", List.of(Map.of("a", 1), "b")));
        refused("query.$and[0].$or[0].a.$gt", nested("$and", nested("$or", Map.of("a", Map.of("$gt", true)))));
        refused("query.$or", Collections.singletonMap("$or", null));
    }

    @Test
    void valuesAreJson() {
        refused("query.a", Map.of("a", new byte[1]));
        refused("query.a", Map.of("a", Double.NaN));
        refused("query.a[1]", Map.of("a", List.of(1, Double.POSITIVE_INFINITY)));
        refused("query.a.$ne.b", Map.of("a", Map.of("$ne", Map.of("b", new byte[1]))));
    }

    @Test
    void aFieldIsNamesSeparatedByDots() {
        for (String field : List.of("", ".", "a.", ".a", "a..b", "a.$b")) {
            refused("query." + field, Map.of(field, 1));
        }
        Filter.of(Map.of("a".repeat(Filter.PATH), 1));
        refused("query", Map.of("a".repeat(Filter.PATH + 1), 1));
        refused("query", Map.of("$" + "a".repeat(500_000), 1));
        refused("query.a", Map.of("a", Map.of("$" + "a".repeat(500_000), 1)));
    }

    @Test
    void depthIsBounded() {
        assertThat(Filter.of(combined(Filter.DEPTH))).isNotNull();
        refused("query" + ".$or[0]".repeat(Filter.DEPTH) + ".$or", combined(Filter.DEPTH + 1));
        refused("query" + ".$or[0]".repeat(Filter.DEPTH) + ".$or", combined(10_000));
        assertThat(Filter.of(Map.of("a", list(Filter.DEPTH)))).isNotNull();
        refused("query.a" + "[0]".repeat(Filter.DEPTH + 1), Map.of("a", list(Filter.DEPTH + 1)));
        refused("query.a.$in" + "[0]".repeat(Filter.DEPTH + 1), Map.of("a", Map.of("$in", list(10_000))));
    }

    private static Map<String, Object> combined(int depth) {
        Map<String, Object> filter = Map.of("a", 1);
        for (int i = 0; i < depth; i++) {
            filter = nested("$or", filter);
        }
        return filter;
    }

    private static Map<String, Object> nested(String operator, Map<String, Object> filter) {
        return Map.of(operator, List.of(filter));
    }

    private static Object list(int depth) {
        Object value = 1;
        for (int i = 0; i < depth; i++) {
            value = List.of(value);
        }
        return value;
    }

    @Test
    void itHasABoundedNumberOfNodesEmptyOnesCounted() {
        List<Object> empty = Collections.nCopies(Filter.NODES - 1, Map.of());
        Filter.of(Map.of("$or", empty));
        List<Object> one = new ArrayList<>(empty);
        one.add(Map.of());
        refused("query", Map.of("$or", one));
        refused("query", Map.of("$or", one.subList(0, 50), "$and", one.subList(0, 50)));
        List<Object> nested = new ArrayList<>();
        IntStream.range(0, 34).forEach(i -> nested.add(Map.of("$and", List.of(Map.of("$or", List.of(Map.of()))))));
        refused("query", Map.of("$or", nested));
        refused("query", Map.of("$or", Collections.nCopies(60, Map.of("$or", List.of(Map.of("a", 1))))));
    }

    @Test
    void theNumberOfConditionsIsBoundedHoweverTheyStand() {
        Filter.of(members(Filter.CONDITIONS));
        refused("query", members(Filter.CONDITIONS + 1));
        refused("query", Map.of("$or", List.of(members(Filter.CONDITIONS), Map.of("x", 1))));
        List<Object> same = new ArrayList<>(Collections.nCopies(Filter.CONDITIONS + 1, Map.of("a", 1)));
        refused("query", Map.of("$and", same));
    }

    private static Map<String, Object> members(int count) {
        Map<String, Object> members = new HashMap<>();
        IntStream.range(0, count).forEach(i -> members.put("f" + i, i));
        return members;
    }

    @Test
    void listsObjectsAndTextsAreBounded() {
        List<Object> items = new ArrayList<>(Collections.nCopies(Filter.ITEMS, 1));
        Filter.of(Map.of("a", Map.of("$in", items)));
        items.add(1);
        refused("query.a.$in", Map.of("a", Map.of("$in", items)));
        refused("query.a", Map.of("a", items));
        refused("query.$or", Map.of("$or", new ArrayList<>(Collections.nCopies(Filter.ITEMS + 1, Map.of()))));
        refused("query.a", Map.of("a", members(Filter.ITEMS + 1)));
        Filter.of(Map.of("a", "x".repeat(Filter.TEXT)));
        refused("query.a", Map.of("a", "x".repeat(Filter.TEXT + 1)));
        refused("query.a.$gt", Map.of("a", Map.of("$gt", "x".repeat(Filter.TEXT + 1))));
        refused("query.a", Map.of("a", Map.of("x".repeat(Filter.TEXT + 1), 1)));
    }

    @Test
    void theWholeIsBounded() {
        Map<String, Object> filter = new HashMap<>();
        IntStream.range(0, 15).forEach(i -> filter.put("f" + i, "x".repeat(Filter.TEXT)));
        Filter.of(filter);
        filter.put("more", "x".repeat(Filter.TEXT));
        refused("query", filter);
    }

    @Test
    void whatIsFarTooLargeIsNotReadToItsEnd() {
        AtomicInteger read = new AtomicInteger();
        List<Object> texts = new AbstractList<>() {
            @Override
            public Object get(int index) {
                read.incrementAndGet();
                return "é".repeat(1_000);
            }

            @Override
            public int size() {
                return Filter.ITEMS;
            }
        };
        refused("query", Map.of("$or", List.of(Map.of("a", Map.of("$in", Collections.nCopies(10, texts))))));
        assertThat(read).hasValueLessThan(20);
    }

    @Test
    void theTextOfAFilterIsAscii() {
        assertThat(Filter.of(Map.of("a", "é\n\"\\~\uffff")).text())
                .isEqualTo("{\"a\":{\"$eq\":\"\\u00e9\\u000a\\\"\\\\~\\uffff\"}}");
    }

    @Test
    void whatWasReadDoesNotChangeWithWhatItWasReadFrom() {
        List<Object> items = new ArrayList<>(List.of(1));
        Filter filter = Filter.of(Map.of("a", Map.of("$in", items)));
        items.add(2);
        assertThat(filter.matches(Map.of("a", 2))).isFalse();
    }
}
