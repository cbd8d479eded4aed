package dev.parlance.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void eachLimitCanBeChangedAlone() {
        Limits changed = Limits.DEFAULT
                .withName(1)
                .withToken(2)
                .withUrl(3)
                .withText(4)
                .withEntries(5)
                .withJson(6)
                .withJsonDepth(7)
                .withEventName(8)
                .withRequestHead(9_000);

        assertThat(changed)
                .hasToString("Limits[name=1, token=2, url=3, text=4, entries=5, json=6, jsonDepth=7, eventName=8,"
                        + " requestHead=9000]");
        assertThat(Limits.DEFAULT)
                .hasToString("Limits[name=128, token=8192, url=2048, text=16384, entries=1000, json=2147483647,"
                        + " jsonDepth=64, eventName=256, requestHead=16384]");
    }

    @Test
    void limitsWithTheSameValuesAreEqual() {
        assertThat(Limits.DEFAULT.withText(1).withText(Limits.DEFAULT.text()))
                .isEqualTo(Limits.DEFAULT)
                .hasSameHashCodeAs(Limits.DEFAULT)
                .isNotEqualTo(Limits.NONE);
    }

    @Test
    void withoutLimitsOfFieldsTheServerIsStillProtected() {
        assertThat(Limits.NONE.text()).isEqualTo(Integer.MAX_VALUE);
        assertThat(Limits.NONE.jsonDepth()).isEqualTo(64);
        assertThat(Limits.NONE.requestHead()).isEqualTo(16384);
    }

    @Test
    void aLimitOutOfItsBoundsIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.DEFAULT.withText(0))
                .withMessage("the limit text must be positive: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.DEFAULT.withJsonDepth(501))
                .withMessage("the limit jsonDepth must be 1 to 500: 501");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.DEFAULT.withRequestHead(999))
                .withMessage("the limit requestHead must be 1000 to 1000000: 999");
    }
}
