package dev.parlance.catalogue.platform.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DocumentChangeTest {
    @Test
    void itKeepsWhatItWasMadeOf() {
        List<Object> items = new ArrayList<>(List.of(1));
        Map<String, Object> after = new HashMap<>(Map.of("items", items, "more", Map.of("n", new BigDecimal("1.5"))));
        after.put("none", null);
        DocumentChange change = DocumentChange.created("p1", "c1", "d1", after);
        Map<String, Object> expected =
                new HashMap<>(Map.of("items", List.of(1), "more", Map.of("n", new BigDecimal("1.5"))));
        expected.put("none", null);
        items.add(2);
        after.clear();
        assertThat(change.after()).isEqualTo(expected);
    }

    @Test
    void whatIsNoPlainValueIsRefusedAtItsPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocumentChange.created("p1", "c1", "d1", Map.of("at", Instant.EPOCH)))
                .withMessageContaining("after.at");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocumentChange.deleted("p1", "c1", "d1", Map.of("a", List.of(1, Double.NaN))))
                .withMessageContaining("before.a[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocumentChange.created("p1", "c1", "d1", Map.of("a", Map.of(1, 2))))
                .withMessageContaining("after.a");
        DocumentChange.created(
                "p1", "c1", "d1", Map.of("a", List.of("x", true, 1, 1L, 1.5, 1.5f, BigInteger.ONE, new byte[1])));
    }

    @Test
    void itsStatesFitItsAction() {
        for (ChangeAction action : ChangeAction.values()) {
            Map<String, Object> state = Map.of();
            boolean deleted = action == ChangeAction.DELETE;
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> new DocumentChange("p1", "c1", "d1", action, null, deleted ? state : null, false));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DocumentChange("p1", "c1", "d1", ChangeAction.CREATE, Map.of(), Map.of(), false));
    }

    @Test
    void otherServersAreSentAllOfIt() {
        for (DocumentChange change : List.of(
                DocumentChange.created("p1", "c1", "d1", Map.of("a", 1)).asRestricted(),
                DocumentChange.updated("p1", "c1", "d1", Map.of("a", 1), Map.of("a", List.of(2))),
                DocumentChange.updated("p1", "c1", "d1", null, Map.of()),
                DocumentChange.deleted("p1", "c1", "d1", null))) {
            ChangeMessage message = new ChangeMessage(change, Instant.EPOCH);
            assertThat(ChangeMessage.fromPlain(message.toPlain())).isEqualTo(message);
            assertThat(message.toPlain().values().stream().filter(Objects::nonNull))
                    .allMatch(value -> value instanceof String || value instanceof Map || value instanceof Boolean);
        }
    }
}
