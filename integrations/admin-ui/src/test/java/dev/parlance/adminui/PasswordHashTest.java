package dev.parlance.adminui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    @Test
    void aHashMatchesItsPasswordOnlyAlsoWhenItIsReadAgain() {
        PasswordHash hash = PasswordHash.parse(PasswordHash.of("sésame 🐘").text());
        assertThat(hash.matches("sésame 🐘")).isTrue();
        assertThat(hash.matches("sesame 🐘")).isFalse();
        assertThat(hash.matches("")).isFalse();
    }

    @Test
    void thatOfAnotherImplementationIsRead() {
        // hashlib.pbkdf2_hmac("sha256", b"sesame", bytes(range(16)), 100_000)
        PasswordHash hash = PasswordHash.parse(
                "pbkdf2-sha256:100000:AAECAwQFBgcICQoLDA0ODw:dc3ngF61wLtDp-nJEh0WQYEwHafVJ95N1_6kkV8_4bU");
        assertThat(hash.matches("sesame")).isTrue();
    }

    @Test
    void onePasswordHasAnotherHashEachTime() {
        assertThat(PasswordHash.of("sesame").text())
                .isNotEqualTo(PasswordHash.of("sesame").text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sesame",
                "$2b$10$heqvAkYMez.Va6Et2uXInOnkCT6/uQj1brkrbyG3LpopDklcq7ZOS",
                "pbkdf2-sha256:100000:AAECAwQFBgcICQoLDA0ODw:short",
                "pbkdf2-sha256:1:AAECAwQFBgcICQoLDA0ODw:dc3ngF61wLtDp-nJEh0WQYEwHafVJ95N1_6kkV8_4bU",
                "pbkdf2-sha256:999999999:AAECAwQFBgcICQoLDA0ODw:dc3ngF61wLtDp-nJEh0WQYEwHafVJ95N1_6kkV8_4bU",
            })
    void anythingElseIsRefusedWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasswordHash.parse(text))
                .withMessageContaining("password hash")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sesame", "$2b$", "AAECAwQ"));
    }

    @Test
    void anEmptyPasswordIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.of(""));
    }

    @Test
    void itsTextIsNotPrintedByAccident() {
        assertThat(PasswordHash.of("sesame")).hasToString("pbkdf2-sha256");
    }
}
