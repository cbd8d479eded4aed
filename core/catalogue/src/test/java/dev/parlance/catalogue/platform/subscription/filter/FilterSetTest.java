package dev.parlance.catalogue.platform.subscription.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ScenarioSize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Filters match together what each of them matches alone. */
class FilterSetTest {
    private static final int FILTERS = ScenarioSize.of(270, 2_700);
    private static final int CONDITIONS = 64;

    private final FilterSet<String> set = new FilterSet<>();

    /** A document that says how often it was asked for a field. */
    private static final class Asked extends HashMap<String, Object> {
        private static final long serialVersionUID = 1;
        private int gets;

        @Override
        public @Nullable Object get(Object name) {
            gets++;
            return super.get(name);
        }
    }

    private void add(String name, Filter filter) {
        assertThat(set.computeIfAbsent(filter, () -> name)).isEqualTo(name);
    }

    /** All but one of its conditions are those of all others. */
    private static Filter nearlyEqual(int number) {
        Map<String, Object> conditions = new HashMap<>();
        IntStream.range(1, CONDITIONS).forEach(i -> conditions.put("f" + i, i));
        conditions.put("own", Map.of("$ne", number));
        return Filter.of(conditions);
    }

    @Test
    void aConditionThatManyFiltersHaveIsEvaluatedOnce() {
        for (int i = 0; i < FILTERS; i++) {
            add("filter " + i, nearlyEqual(i));
        }
        Asked document = new Asked();
        IntStream.range(1, CONDITIONS).forEach(i -> document.put("f" + i, i));
        document.put("own", -1);
        long begin = System.nanoTime();
        assertThat(set.matching(List.of(document))).hasSize(FILTERS);
        ScenarioSize.figure(
                "a change with %d queries of 64 conditions of which one differs: %d us",
                FILTERS, (System.nanoTime() - begin) / 1_000);
        assertThat(document.gets).isEqualTo(CONDITIONS - 1 + FILTERS);
    }

    @Test
    void equalFiltersAreOneAndWhatNobodyHasAnyMoreIsForgotten() {
        add("first", Filter.of(Map.of("a", 1, "b", 2)));
        assertThat(set.computeIfAbsent(Filter.of(Map.of("b", 2.0, "a", 1.0)), () -> "second"))
                .isEqualTo("first");
        add("other", Filter.of(Map.of("b", 2)));
        assertThat(set.size()).isEqualTo(2);
        assertThat(set.conditions()).isEqualTo(2);
        set.remove(Filter.of(Map.of("a", 1, "b", 2)));
        set.remove(Filter.of(Map.of("a", 1, "b", 2)));
        assertThat(set.values()).containsExactly("other");
        assertThat(set.conditions()).isEqualTo(1);
        set.remove(Filter.of(Map.of("b", 2)));
        assertThat(set.size()).isZero();
        assertThat(set.conditions()).isZero();
    }

    @Test
    void aFilterMatchesOneOfSeveralDocumentsOnce() {
        add("open", Filter.of(Map.of("status", "open")));
        add("any", Filter.of(Map.of()));
        List<Map<String, Object>> both = List.of(Map.of("status", "open"), Map.of("status", "closed"));
        assertThat(set.matching(both)).containsExactlyInAnyOrder("open", "any");
        assertThat(set.matching(both.subList(1, 2))).containsExactly("any");
        assertThat(set.matching(List.of())).isEmpty();
    }

    @Test
    void togetherTheyMatchWhatEachMatchesAlone() {
        Random random = new Random(42);
        Map<String, Filter> all = new HashMap<>();
        for (int step = 0; step < ScenarioSize.of(2_000, 100_000); step++) {
            Filter filter = Filter.of(query(random, 3));
            if (random.nextBoolean()) {
                set.computeIfAbsent(filter, filter::text);
                all.put(filter.text(), filter);
            } else {
                set.remove(filter);
                all.remove(filter.text());
            }
            Map<String, Object> document = document(random);
            List<String> alone = new ArrayList<>();
            all.forEach((text, one) -> {
                if (one.matches(document)) {
                    alone.add(text);
                }
            });
            assertThat(set.matching(List.of(document))).containsExactlyInAnyOrderElementsOf(alone);
        }
        all.values().forEach(set::remove);
        assertThat(set.conditions()).isZero();
    }

    private static Map<String, Object> document(Random random) {
        Map<String, Object> document = new HashMap<>();
        for (String field : List.of("a", "b", "c")) {
            document.put(field, random.nextInt(3));
        }
        return document;
    }

    private static Map<String, Object> query(Random random, int depth) {
        String field = List.of("a", "b", "c").get(random.nextInt(3));
        if (depth > 0 && random.nextInt(3) == 0) {
            List<Object> parts = new ArrayList<>();
            for (int i = random.nextInt(2); i < 2; i++) {
                parts.add(query(random, depth - 1));
            }
            return Map.of(random.nextBoolean() ? "$and" : "$or", parts);
        }
        return Map.of(field, Map.of(List.of("$eq", "$ne", "$lt").get(random.nextInt(3)), random.nextInt(3)));
    }
}
