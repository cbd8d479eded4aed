package dev.parlance.clients.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How values travel in base64. */
class Base64JsonTest {
    @Test
    void aBareStringTravelsAsTheBase64OfItsJsonText() {
        assertThat(Base64Json.encode("demokey")).isEqualTo("ImRlbW9rZXki");
        assertThat(Base64Json.decode("ImRlbW9rZXki")).isEqualTo("demokey");
    }

    @Test
    void everyValueComesBack() {
        for (Object value : List.of(Map.of("a", List.of(1L, "ü \"quoted\"", true)), 0.5, List.of())) {
            assertThat(Base64Json.decode(Base64Json.encode(value))).isEqualTo(value);
        }
        assertThat(Base64Json.decode("bnVsbA==")).isNull();
    }
}
