package dev.parlance.micrometer;

import static dev.parlance.micrometer.Events.ECHO;
import static dev.parlance.micrometer.Events.SAID;
import static dev.parlance.micrometer.Events.VOTE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.ParlanceServer;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.AdapterIncident;
import dev.parlance.event.Rate;
import dev.parlance.micrometer.Events.Text;
import dev.parlance.socket.RateLimits;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written of the meters, and what the dashboard asks for, is what there is. */
class DocumentationTest {
    private static final Path PAGE = Path.of("../../docs/metrics.md");
    private static final Path DASHBOARD = Path.of("grafana/parlance-dashboard.json");
    private static final Pattern EXPORTED = Pattern.compile("parlance_[a-z_]+");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private TestServer server;

    /** Everything that is measured happens once. */
    @BeforeEach
    void doEverything() {
        // As the page has it.
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals("parlance.events")
                        ? DistributionStatisticConfig.builder()
                                .percentilesHistogram(true)
                                .build()
                                .merge(config)
                        : config;
            }
        });
        server = TestServer.create(ParlanceServer.builder()
                .rateLimits(RateLimits.NONE.withEvent(ECHO, Rate.of(1, Duration.ofMinutes(1))))
                .adapter((namespace, node) -> {
                    node.report(AdapterIncident.of(AdapterIncident.Reason.DROPPED_MESSAGE, "of the test", 1));
                    return AdapterFactory.STANDALONE.open(namespace, node);
                })
                .listener(new ParlanceMetrics(registry))
                .options());
        var root = server.namespace("/");
        root.handle(ECHO, (socket, text) -> {
            throw new IllegalStateException("broken");
        });
        TestClient ann = server.connect("/");
        ann.emit(ECHO, new Text("hi"));
        ann.emit(ECHO, new Text("hi"));
        ann.emit("nobody handles this");
        root.emit(SAID, new Text("hi"));
        root.request(VOTE, new Text("?"), Duration.ofSeconds(1));
        server.advance(Duration.ofSeconds(1));
        ann.drop();
        server.run();
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** Names of series, as Prometheus scrapes them. */
    private Set<String> exported() {
        return registry.scrape()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> namesIn(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = EXPORTED.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    /** The rows of the page's table of meters, each with its cells, without quotes. */
    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `parlance.") && line.contains("| `parlance_"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .skip(1)
                        .map(cell -> cell.strip().replace("`", ""))
                        .toList())
                .toList();
    }

    @Test
    void whatIsRegisteredIsWhatIsDeclared() {
        Set<String> declared = Arrays.stream(Meters.values()).map(Meters::id).collect(Collectors.toSet());
        assertThat(new Meterings(registry).names()).containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void thePageHasEachMeterWithItsTypeItsTagsAndItsNameInPrometheus() throws IOException {
        List<List<String>> expected = new ArrayList<>();
        for (Meters meter : Meters.values()) {
            String type = meter.type() == Meter.Type.DISTRIBUTION_SUMMARY
                    ? "summary"
                    : meter.type().name().toLowerCase(Locale.ROOT);
            expected.add(List.of(meter.id(), type, String.join(", ", meter.tags())));
        }
        assertThat(rows().stream().map(cells -> List.of(cells.get(0), cells.get(2), cells.get(3))))
                .containsExactlyElementsOf(expected);
        assertThat(rows().stream()
                        .map(cells -> cells.get(1).replaceAll("_(total|seconds_count|recipients_count)$", "")))
                .zipSatisfy(
                        expected.stream()
                                .map(cells -> cells.get(0).replace('.', '_'))
                                .toList(),
                        (inPrometheus, name) -> assertThat(inPrometheus).startsWith(name));
    }

    @Test
    void allNamesOnThePageAreExported() throws IOException {
        Set<String> names = namesIn(Files.readString(PAGE));
        assertThat(names).hasSizeGreaterThanOrEqualTo(Meters.values().length);
        assertThat(exported()).containsAll(names);
    }

    @Test
    void theDashboardIsJsonAndAsksForWhatIsExported() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(Files.readString(DASHBOARD));
        Set<String> asked = new TreeSet<>();
        Set<Integer> ids = new TreeSet<>();
        int panels = 0;
        for (JsonNode panel : dashboard.get("panels")) {
            ids.add(panel.get("id").asInt());
            panels++;
            for (JsonNode target : panel.path("targets")) {
                Set<String> names = namesIn(target.get("expr").asText());
                assertThat(names).describedAs(panel.get("title").asText()).isNotEmpty();
                asked.addAll(names);
            }
        }
        assertThat(ids).hasSize(panels);
        assertThat(exported()).containsAll(asked);
        for (JsonNode variable : dashboard.at("/templating/list")) {
            assertThat(exported())
                    .containsAll(namesIn(variable.path("definition").asText()));
        }
        assertThat(asked.stream().map(DocumentationTest::withoutSuffix).collect(Collectors.toSet()))
                .describedAs("each meter is on the dashboard")
                .containsAll(exported().stream()
                        .map(DocumentationTest::withoutSuffix)
                        .collect(Collectors.toSet()));
    }

    private static String withoutSuffix(String exported) {
        return exported.replaceAll("_(count|sum|max|bucket|total)$", "");
    }
}
