package dev.parlance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformRow.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That the rows which are shown with real clients are those of the platform's table: all of them, and no others. */
class PlatformRowsTest {
    private static final String FROM_CLIENT = "client->server ";
    private static final String FROM_SERVER = "server->client ";

    /** Events without an argument, which every user may send. */
    private static final Set<String> NEVER_REFUSED =
            Set.of(FROM_CLIENT + "presence:offline", FROM_CLIENT + "presence:update");

    private final Set<String> documented = DocumentedEvent.all().stream()
            .filter(event -> event.catalogue().equals("platform"))
            .map(event -> (event.isFromClient() ? FROM_CLIENT : FROM_SERVER) + event.name())
            .collect(Collectors.toCollection(TreeSet::new));

    private List<PlatformRow> rows = List.of();

    @BeforeEach
    void read() throws IOException {
        rows = PlatformRow.all(Path.of(""));
    }

    @Test
    void everyRowOfTheTableIsShown() {
        Set<String> shown = new HashSet<>();
        for (PlatformRow row : rows) {
            for (Step step : row.steps()) {
                if (step.emit() != null && step.refused() == null) {
                    shown.add(FROM_CLIENT + step.emit().get(0));
                }
                heard(row, step).forEach(name -> shown.add(FROM_SERVER + name));
            }
        }
        assertThat(missing(documented, shown)).as("rows that no entry shows").isEmpty();
    }

    @Test
    void everyEventOfAClientIsRefusedToo() {
        Set<String> refused = rows.stream()
                .flatMap(row -> row.steps().stream())
                .filter(step -> step.refused() != null)
                .map(step -> FROM_CLIENT + step.emit().get(0))
                .collect(Collectors.toSet());
        refused.addAll(NEVER_REFUSED);
        assertThat(missing(fromClients(), refused)).as("rows without a refusal").isEmpty();
    }

    @Test
    void everyEventOfAClientHasAnEntryOfItsOwnInWhichSomebodyReceivesNothing() {
        Set<String> own = rows.stream()
                .filter(row ->
                        row.steps().stream().anyMatch(step -> isOf(row, step) && somebodyHearsNothing(row, step)))
                .map(PlatformRow::row)
                .collect(Collectors.toSet());
        assertThat(missing(fromClients(), own))
                .as("rows without an entry, or without silence")
                .isEmpty();
    }

    @Test
    void entriesAreOfTheTableAndUnique() {
        assertThat(rows).allSatisfy(row -> assertThat(documented).contains(row.row()));
        assertThat(rows.stream().map(PlatformRow::toString)).doesNotHaveDuplicates();
    }

    @Test
    void entriesNameClientsAndWordsThatThereAre() {
        for (PlatformRow row : rows) {
            Set<String> clients = new HashSet<>(row.clients());
            Stream.concat(row.before().stream(), row.steps().stream()).forEach(step -> {
                assertThat(Stream.of(step.by(), step.publish(), step.elapse(), step.connect(), step.disconnect())
                                .filter(action -> action != null))
                        .as("actions of %s in %s", step, row)
                        .hasSize(1);
                if (step.connect() != null) {
                    clients.add(step.connect());
                }
                assertThat(row.heardAfter(step).keySet()).as("%s", row).isSubsetOf(clients);
                assertThat(clients.containsAll(Stream.of(step.by(), step.disconnect())
                                .filter(client -> client != null)
                                .toList()))
                        .as("%s", row)
                        .isTrue();
            });
        }
    }

    private Set<String> fromClients() {
        return documented.stream().filter(row -> row.startsWith(FROM_CLIENT)).collect(Collectors.toSet());
    }

    private static Set<String> missing(Set<String> expected, Set<String> there) {
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(there);
        return missing;
    }

    private static boolean isOf(PlatformRow row, Step step) {
        return step.emit() != null
                && step.refused() == null
                && row.row().equals(FROM_CLIENT + step.emit().get(0));
    }

    private static boolean somebodyHearsNothing(PlatformRow row, Step step) {
        Set<String> hearers = row.heardAfter(step).keySet();
        return row.clients().stream().anyMatch(client -> !hearers.contains(client) && !client.equals(step.by()));
    }

    /** The names of what is received after a step whose payloads are spelled out, and as the table has them. */
    private Stream<String> heard(PlatformRow row, Step step) {
        Stream<String> heard = row.heardAfter(step).values().stream()
                .flatMap(List::stream)
                .filter(event -> event.size() == 2 && !"$any".equals(event.get(1)))
                .map(event -> (String) event.get(0));
        if (step.answer() != null) {
            heard = Stream.concat(heard, Stream.of((String) step.answer().get(0)));
        }
        if (step.refused() != null) {
            boolean own = ((String) step.emit().get(0)).startsWith("integration:");
            heard = Stream.concat(heard, Stream.of(own ? "integration:error" : "error"));
        }
        return heard.map(this::documentedName);
    }

    private String documentedName(String name) {
        return !documented.contains(FROM_SERVER + name) && name.startsWith("custom:") ? "custom:<event>" : name;
    }
}
