package dev.parlance.catalogue.platform.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ScenarioSize;
import dev.parlance.catalogue.platform.subscription.filter.Filter;
import dev.parlance.socket.Room;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A change is matched with each filter once, however many follow it and by whatever names. */
class LiveQueriesTest {
    private static final int QUERIES = ScenarioSize.of(270, 2_700);

    private final LiveQueries queries = new LiveQueries();

    private static Room room(int i) {
        return Room.named("query " + i);
    }

    /** 64 conditions that all hold for the document of {@link #change}. */
    private static Filter filter() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        IntStream.range(0, 64).forEach(i -> conditions.put("f" + i, i));
        return Filter.of(conditions);
    }

    private static DocumentChange change() {
        Map<String, Object> document = new HashMap<>();
        IntStream.range(0, 64).forEach(i -> document.put("f" + i, i));
        return DocumentChange.created("p", "c", "d", document);
    }

    @Test
    void equalFiltersAreEvaluatedOnce() {
        for (int i = 0; i < QUERIES; i++) {
            queries.add("c", room(i), filter());
        }
        assertThat(queries.filtersOf("c")).isEqualTo(1);
        DocumentChange change = change();
        long begin = System.nanoTime();
        List<Room> rooms = queries.matching(change);
        ScenarioSize.figure(
                "a change with %d equal queries of 64 conditions: %d us", QUERIES, (System.nanoTime() - begin) / 1_000);
        assertThat(rooms).hasSize(QUERIES);
    }

    @Test
    void eachRoomGoesWithItsLastFollower() {
        queries.add("c", room(1), filter());
        queries.add("c", room(1), filter());
        queries.add("c", room(2), filter());
        DocumentChange change = change();
        queries.remove("c", room(1), filter());
        assertThat(queries.matching(change)).containsExactlyInAnyOrder(room(1), room(2));
        queries.remove("c", room(1), filter());
        assertThat(queries.matching(change)).containsExactly(room(2));
        queries.remove("c", room(2), filter());
        assertThat(queries.isEmpty()).isTrue();
    }
}
