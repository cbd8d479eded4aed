package dev.parlance.benchmarks.report;

import static dev.parlance.benchmarks.Contestant.BARE_NETTY;
import static dev.parlance.benchmarks.Contestant.NETTY_SOCKETIO;
import static dev.parlance.benchmarks.Contestant.NETTY_SOCKETIO_DEFLATE;
import static dev.parlance.benchmarks.workload.Metric.REQUEST_CPU;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {
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

    private void round(double bareNetty, double nettySocketio) {
        results.add(BARE_NETTY, Map.of(REQUEST_CPU, bareNetty));
        results.add(NETTY_SOCKETIO, Map.of(REQUEST_CPU, nettySocketio));
    }
}
