package dev.parlance.example.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageIdsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void twoServersNeverMakeTheSameId() {
        MessageIds first = new MessageIds(CLOCK, 63);
        MessageIds second = new MessageIds(CLOCK, 64);

        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            ids.add(first.get());
            ids.add(second.get());
        }

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void idsRiseAndAreNumbersThatJavaScriptReads() {
        MessageIds ids = new MessageIds(CLOCK, 5);

        long before = Long.parseLong(ids.get());
        long after = Long.parseLong(ids.get());

        assertThat(after).isGreaterThan(before).isLessThan(1L << 53);
        assertThat(MessageIds.number(String.valueOf(after))).isEqualTo(after);
    }
}
