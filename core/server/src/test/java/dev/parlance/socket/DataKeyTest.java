package dev.parlance.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DataKeyTest {
    private static final DataKey<String> NAME = DataKey.of("name", String.class);

    @Test
    void keysAreEqualIfNameTypeAndWhetherTheyAreHiddenAre() {
        assertThat(NAME)
                .isEqualTo(DataKey.of("name", String.class))
                .hasSameHashCodeAs(DataKey.of("name", String.class));
        assertThat(NAME)
                .isNotEqualTo(DataKey.of("other", String.class))
                .isNotEqualTo(DataKey.of("name", Integer.class))
                .isNotEqualTo(DataKey.hidden("name", String.class));
    }

    @Test
    void aHiddenKeyHidesItsValues() {
        assertThat(NAME.isHidden()).isFalse();
        assertThat(DataKey.hidden("name", String.class).isHidden()).isTrue();
        assertThat(NAME).hasToString("name (java.lang.String)");
    }
}
