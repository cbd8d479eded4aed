package dev.parlance.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adminui.AdminEvents.NamespaceStats;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamespaceRowsTest {
    private final NamespaceRows rows = new NamespaceRows();

    @Test
    void aNamespaceThatHasGoneKeepsItsRowUntilAnotherNeedsOne() {
        assertThat(rows.of(Map.of("/a", 1))).containsExactly(new NamespaceStats("/a", 1));
        assertThat(rows.of(Map.of("/a", 1, "/b", 2)))
                .containsExactly(new NamespaceStats("/a", 1), new NamespaceStats("/b", 2));
        assertThat(rows.of(Map.of("/b", 3))).containsExactly(new NamespaceStats("/a", 0), new NamespaceStats("/b", 3));
        assertThat(rows.of(Map.of("/b", 3, "/c", 4)))
                .containsExactly(new NamespaceStats("/c", 4), new NamespaceStats("/b", 3));
        assertThat(rows.of(Map.of("/a", 5, "/b", 3, "/c", 4)))
                .containsExactly(new NamespaceStats("/c", 4), new NamespaceStats("/b", 3), new NamespaceStats("/a", 5));
    }

    @Test
    void thereAreNotMoreThanAThousand() {
        Map<String, Integer> many = new HashMap<>();
        for (int i = 0; i < 1_500; i++) {
            many.put("/" + i, i);
        }
        assertThat(rows.of(many)).hasSize(NamespaceRows.MAX_ROWS);
        assertThat(rows.of(many)).hasSize(NamespaceRows.MAX_ROWS).doesNotHaveDuplicates();
    }
}
