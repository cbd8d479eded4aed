package dev.parlance.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void everyoneIsLimitedToTheFirstRoomsThatAreNamed() {
        Selection some = Selection.everyone().including(Set.of("a")).including(List.of("b", "a"));
        assertThat(some).isEqualTo(Selection.inRooms(Set.of("a", "b")));
        assertThat(some.isEveryone()).isFalse();
        assertThat(some.isNobody()).isFalse();
        assertThat(some.rooms()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void noRoomsAreNobody() {
        Selection nobody = Selection.everyone().including(List.of());
        assertThat(nobody.isNobody()).isTrue();
        assertThat(nobody.isEveryone()).isFalse();
        assertThat(nobody).isEqualTo(Selection.inRooms(List.of())).isNotEqualTo(Selection.everyone());
        assertThat(nobody.including(List.of("a"))).isEqualTo(Selection.inRooms(List.of("a")));
    }

    @Test
    void everyoneButSomeIsStillEveryone() {
        Selection others = Selection.everyone().excluding(Set.of("a")).excluding(Set.of());
        assertThat(others.isEveryone()).isTrue();
        assertThat(others.isNobody()).isFalse();
        assertThat(others.except()).containsExactly("a");
        assertThat(others.including(Set.of("b")).except()).containsExactly("a");
        assertThat(others).hasToString("everyone except [a]").hasSameHashCodeAs(others);
    }
}
