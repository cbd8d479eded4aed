package dev.parlance.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationTest {
    private final List<String> removed = new ArrayList<>();

    private Registration named(String name) {
        return () -> removed.add(name);
    }

    private Registration failing(String name) {
        return () -> {
            removed.add(name);
            throw new IllegalStateException(name);
        };
    }

    @Test
    void severalAreRemovedOnceInTheReverseOrder() {
        Registration all = Registration.all(named("a"), named("b"), Registration.all(List.of(named("c"), named("d"))));
        all.remove();
        all.remove();
        assertThat(removed).containsExactly("d", "c", "b", "a");
    }

    @Test
    void oneThatFailsKeepsNoOtherFromBeingRemoved() {
        Registration all = Registration.all(named("a"), failing("b"), named("c"), failing("d"));
        assertThatIllegalStateException().isThrownBy(all::remove).withMessage("d");
        assertThat(removed).containsExactly("d", "c", "b", "a");
    }

    @Test
    void noneIsNothing() {
        Registration.all().remove();
        assertThat(removed).isEmpty();
    }
}
