package dev.parlance.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void whatPeopleWriteStaysAsItIs() {
        assertThat(Printable.of("chat message: größe 你好 👋")).isEqualTo("chat message: größe 你好 👋");
    }

    @Test
    void aNameCannotBeginANewLineOrControlATerminal() {
        assertThat(Printable.of("a\r\n2026-01-01 ERROR forged\u001b[31m\u2028\u202eb"))
                .isEqualTo("a\\u{d}\\u{a}2026-01-01 ERROR forged\\u{1b}[31m\\u{2028}\\u{202e}b");
    }

    @Test
    void halfOfAPairIsWrittenAsANumber() {
        assertThat(Printable.of("a\ud83db")).isEqualTo("a\\u{d83d}b");
    }

    @Test
    void aLongNameIsCut() {
        assertThat(Printable.of("👋".repeat(100))).isEqualTo("👋".repeat(100));
        assertThat(Printable.of("👋".repeat(101))).isEqualTo("👋".repeat(100) + "…");
    }
}
