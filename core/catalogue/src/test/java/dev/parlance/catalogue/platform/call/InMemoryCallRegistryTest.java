package dev.parlance.catalogue.platform.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryCallRegistryTest extends CallRegistryContract {
    InMemoryCallRegistryTest() {
        super(new InMemoryCallRegistry());
    }

    @Test
    void leavesNothingOfACallThatIsRemoved() {
        InMemoryCallRegistry registry = new InMemoryCallRegistry();
        Call call = Call.ringing("k", "c1", "audio", "ada", "socket", Set.of("zoe"), Instant.EPOCH);
        registry.add(call, 1);
        assertThat(registry.isEmpty()).isFalse();

        assertThat(registry.remove(call)).isTrue();
        assertThat(registry.isEmpty()).isTrue();
    }
}
