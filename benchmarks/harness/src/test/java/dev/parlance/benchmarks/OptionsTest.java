package dev.parlance.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.benchmarks.workload.Sizes;
import dev.parlance.benchmarks.workload.Workload;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void withoutOptionsEverythingRuns() {
        Options options = Options.parse();

        assertThat(options.workloads())
                .extracting(Workload::name)
                .containsExactly(
                        "broadcast",
                        "mixed-broadcast",
                        "small-broadcast",
                        "request",
                        "single",
                        "connect",
                        "idle",
                        "idle-cpu");
        assertThat(options.servers()).isEqualTo(Contestant.ALL);
        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.sizes()).isEqualTo(Sizes.FULL);
    }

    @Test
    void whatRunsCanBeChosen() {
        Options options = Options.parse(
                "--workloads", "idle,request", "--servers", "bare-netty", "--rounds", "7", "--out", "elsewhere");

        assertThat(options.workloads()).extracting(Workload::name).containsExactly("request", "idle");
        assertThat(options.servers()).containsExactly(Contestant.BARE_NETTY);
        assertThat(options.rounds()).isEqualTo(7);
        assertThat(options.out()).isEqualTo(Path.of("elsewhere"));
    }

    @Test
    void aSizeCanBeSetOnTopOfTheQuickOnes() {
        Options options = Options.parse("--set", "idleClients=77", "--quick", "--set", "samples=2");

        assertThat(options.rounds()).isEqualTo(1);
        assertThat(options.sizes())
                .isEqualTo(Sizes.QUICK.with("idleClients", 77).with("samples", 2));
    }

    @Test
    void theServersOfOtherCheckoutsComeAfterThoseOfThisOne() {
        Options options = Options.parse("--other", "before=old/classpath.txt", "--servers", "parlance");

        assertThat(options.servers())
                .containsExactly(Contestant.PARLANCE, Contestant.otherParlance("before", Path.of("old/classpath.txt")));
    }

    @Test
    void theHelpNamesEveryWorkloadAndServer() {
        assertThat(Options.HELP).contains("small-broadcast", "idle-cpu", "netty-socketio-deflate", "smallRoomRate");
    }

    @Test
    void whatCannotBeUnderstoodIsRefusedByName() {
        assertThatThrownBy(() -> Options.parse("--fast")).hasMessage("unknown option: --fast");
        assertThatThrownBy(() -> Options.parse("--rounds")).hasMessage("--rounds needs a value");
        assertThatThrownBy(() -> Options.parse("--rounds", "many")).hasMessage("--rounds needs a number: many");
        assertThatThrownBy(() -> Options.parse("--servers", "nobody")).hasMessage("no such server: nobody");
        assertThatThrownBy(() -> Options.parse("--workloads", "sleep")).hasMessage("no such workload: sleep");
        assertThatThrownBy(() -> Options.parse("--other", "before"))
                .hasMessage("--other needs a new name and a file, NAME=FILE: before");
        assertThatThrownBy(() -> Options.parse("--other", "parlance=classpath.txt"))
                .hasMessage("--other needs a new name and a file, NAME=FILE: parlance=classpath.txt");
        assertThatThrownBy(() -> Options.parse("--set", "patience=3")).hasMessage("no such size: patience");
    }
}
