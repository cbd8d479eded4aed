package dev.parlance.benchmarks.report;

import static dev.parlance.benchmarks.Contestant.BARE_NETTY;
import static dev.parlance.benchmarks.Contestant.NETTY_SOCKETIO;
import static dev.parlance.benchmarks.Contestant.NETTY_SOCKETIO_DEFLATE;
import static dev.parlance.benchmarks.Contestant.PARLANCE;
import static dev.parlance.benchmarks.workload.Metric.REQUEST_CPU;
import static dev.parlance.benchmarks.workload.Metric.SMALL_ROOM_CPU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.benchmarks.Contestant;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private static final Contestant BEFORE = Contestant.otherParlance("before", Path.of("classpath.txt"));

    private final Results results = new Results();

    @Test
    void aRatioComparesFiguresOfTheSameRound() {
        round(2, 4);
        round(3, 12);
        round(9, 10);

        assertThat(results.ratio(REQUEST_CPU, BARE_NETTY, NETTY_SOCKETIO)).contains(new Spread(0.5, 0.25, 0.9));
        assertThat(results.ratio(REQUEST_CPU, NETTY_SOCKETIO, NETTY_SOCKETIO)).contains(new Spread(1, 1, 1));
        assertThat(results.spread(REQUEST_CPU, NETTY_SOCKETIO)).isEqualTo(new Spread(10, 4, 12));
    }

    @Test
    void thereIsNoRatioToWhoDidNotTakePart() {
        round(2, 4);

        assertThat(results.ratio(REQUEST_CPU, BARE_NETTY, NETTY_SOCKETIO_DEFLATE))
                .isEmpty();
    }

    @Test
    void theTableShowsMedianAndSpread() {
        round(2, 4);
        round(3, 12);

        assertThat(MarkdownReport.of(results))
                .contains("### request with ack: CPU per request (µs)")
                .containsPattern(
                        "\\| bare-netty +\\| 2\\.50 \\(2\\.00 to 3\\.00\\) +\\| 0\\.38 \\(0\\.25 to 0\\.50\\) +\\|");
    }

    @Test
    void theTableHasAColumnForEachWhoIsBesideAndNoOther() {
        round(2, 4);

        assertThat(MarkdownReport.of(results))
                .containsPattern("\\| server +\\| µs +\\| ÷ netty-socketio +\\| ÷ bare-netty +\\| verdict +\\|")
                .doesNotContain("÷ netty-socketio-deflate");
    }

    @Test
    void aGoalRefersToTheServerThatItNames() {
        results.add(BARE_NETTY, Map.of(SMALL_ROOM_CPU, 10.0, REQUEST_CPU, 10.0));
        results.add(NETTY_SOCKETIO, Map.of(SMALL_ROOM_CPU, 5.0, REQUEST_CPU, 20.0));
        results.add(PARLANCE, Map.of(SMALL_ROOM_CPU, 13.0, REQUEST_CPU, 18.0));

        assertThat(Verdict.of(results, SMALL_ROOM_CPU, PARLANCE)).contains(new Verdict(1.35, "bare-netty", true));
        assertThat(Verdict.of(results, REQUEST_CPU, PARLANCE)).contains(new Verdict(0.85, "netty-socketio", false));
        assertThat(Verdict.of(results, REQUEST_CPU, BARE_NETTY)).isEmpty();
    }

    @Test
    void anotherCheckoutIsBeatenOnlyBeyondTheSpreadOfItsRounds() {
        compared(12, 10);
        compared(13, 14);
        assertThat(Comparison.of(results, REQUEST_CPU, PARLANCE)).isEmpty();

        compared(15, 11);
        assertThat(Comparison.of(results, REQUEST_CPU, PARLANCE)).containsExactly(new Comparison("before", false));
        assertThat(MarkdownReport.of(results)).contains("÷ before", "no worse than before");

        compared(15, 11);
        compared(15, 11);
        assertThat(Comparison.of(results, REQUEST_CPU, PARLANCE)).containsExactly(new Comparison("before", true));
    }

    private void compared(double parlance, double before) {
        results.add(PARLANCE, Map.of(REQUEST_CPU, parlance));
        results.add(BEFORE, Map.of(REQUEST_CPU, before));
    }

    private void round(double bareNetty, double nettySocketio) {
        results.add(BARE_NETTY, Map.of(REQUEST_CPU, bareNetty));
        results.add(NETTY_SOCKETIO, Map.of(REQUEST_CPU, nettySocketio));
    }
}
