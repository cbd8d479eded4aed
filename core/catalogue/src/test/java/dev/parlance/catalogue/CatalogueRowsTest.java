package dev.parlance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.CatalogueRow.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That the rows of a catalogue which are shown with real clients are those of {@code events.json}: all, and no others. */
abstract class CatalogueRowsTest {
    private static final String FROM_CLIENT = "client->server ";
    private static final String FROM_SERVER = "server->client ";

    private final String catalogue;
    private final Set<String> documented;
    private List<CatalogueRow> rows = List.of();

    /** Those of that catalogue, in {@code catalogue/<name>-rows}. */
    CatalogueRowsTest(String catalogue) {
        this.catalogue = catalogue;
        this.documented = DocumentedEvent.all().stream()
                .filter(event -> event.catalogue().equals(catalogue))
                .map(event -> event.isFromClient() ? FROM_CLIENT + event.name() : FROM_SERVER + documentedName(event))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of clients' events that are never refused: without an argument, and allowed to every user. */
    Set<String> neverRefused() {
        return Set.of();
    }

    /** The name of the event that a refusal goes out as; null where it goes only into the ack. */
    abstract @Nullable String errorEvent(Step step);

    /** The name by which an entry of the server's events is distinguished from others. */
    String documentedName(DocumentedEvent entry) {
        return entry.name();
    }

    /** The same for what a client receives: an event's name and its argument. */
    String documentedName(List<Object> event) {
        return (String) event.get(0);
    }

    /** Whether there is an entry of that name among the server's events. */
    final boolean isDocumented(String name) {
        return documented.contains(FROM_SERVER + name);
    }

    @BeforeEach
    void read() throws IOException {
        rows = CatalogueRow.all(Path.of(""), catalogue);
    }

    @Test
    void everyRowOfTheTableIsShown() {
        Set<String> shown = new HashSet<>();
        for (CatalogueRow row : rows) {
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
        neverRefused().forEach(name -> refused.add(FROM_CLIENT + name));
        assertThat(missing(fromClients(), refused)).as("rows without a refusal").isEmpty();
    }

    @Test
    void everyEventOfAClientHasAnEntryOfItsOwnInWhichSomebodyReceivesNothing() {
        Set<String> own = rows.stream()
                .filter(row ->
                        row.steps().stream().anyMatch(step -> isOf(row, step) && somebodyHearsNothing(row, step)))
                .map(CatalogueRow::row)
                .collect(Collectors.toSet());
        assertThat(missing(fromClients(), own))
                .as("rows without an entry, or without silence")
                .isEmpty();
    }

    @Test
    void entriesAreOfTheTableAndUnique() {
        assertThat(rows).allSatisfy(row -> assertThat(documented).contains(row.row()));
        assertThat(rows.stream().map(CatalogueRow::toString)).doesNotHaveDuplicates();
    }

    @Test
    void entriesNameClientsAndWordsThatThereAre() {
        for (CatalogueRow row : rows) {
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

    private static boolean isOf(CatalogueRow row, Step step) {
        return step.emit() != null
                && step.refused() == null
                && row.row().equals(FROM_CLIENT + step.emit().get(0));
    }

    private static boolean somebodyHearsNothing(CatalogueRow row, Step step) {
        Set<String> hearers = row.heardAfter(step).keySet();
        return row.clients().stream().anyMatch(client -> !hearers.contains(client) && !client.equals(step.by()));
    }

    /** The names of what is received after a step whose payloads are spelled out, and as the table has them. */
    private Stream<String> heard(CatalogueRow row, Step step) {
        Stream<String> heard = row.heardAfter(step).values().stream()
                .flatMap(List::stream)
                .filter(event -> event.size() == 2 && !"$any".equals(event.get(1)))
                .map(this::documentedName);
        if (step.answer() != null) {
            heard = Stream.concat(heard, Stream.of(documentedName(step.answer())));
        }
        return step.refused() == null ? heard : Stream.concat(heard, Stream.ofNullable(errorEvent(step)));
    }
}
