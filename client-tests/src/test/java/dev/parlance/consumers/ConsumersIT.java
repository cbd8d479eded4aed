package dev.parlance.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that embed Parlance get class paths on which it works; where they do not, it says so when it is built. */
class ConsumersIT {
    private static final String ECHO = "com.example.EchoServer";
    private static final String BOTH = "com.example.BothServers";
    private static final String HEARD = "42/talk,[\"heard\",{\"text\":\"Hello\",\"at\":\"2026-01-01T00:00:00.000Z\"}]";
    private static final String ECHOED = "430[{\"text\":\"Hello\",\"at\":\"2026-01-01T00:00:00.000Z\"}]";

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Consumers.build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alone",
                "jwt-before-with-bom",
                "jwt-after",
                "jwt-after-with-bom",
                "jwt-after-the-catalogue",
                "jackson-2.18",
                "netty-4.1",
                "netty-4.2",
            })
    void aServerAnswersAnEvent(String project) throws IOException, InterruptedException {
        ProgramResult ended = Consumers.run(project, ECHO);

        assertThat(ended.status()).as(ended.text()).isZero();
        assertThat(ended.output()).isEqualTo(ECHOED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jwt-before        | found 2.15.4 (jackson-core, jackson-databind) and 2.",
                "jackson-2.17      | found 2.17.2 (jackson-annotations, jackson-core, jackson-databind, jackson-datatype-jsr310)",
                "jackson-core-2.18 | found 2.18.3 (jackson-core) and 2.",
                "netty-common-4.1  | found 4.1.130.Final (netty-common) and 4.2.",
            })
    void aServerIsNotBuiltOnVersionsThatDoNotFit(String project, String found)
            throws IOException, InterruptedException {
        ProgramResult ended = Consumers.run(project, ECHO);

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors().lines().findFirst().orElseThrow())
                .startsWith("Exception in thread \"main\" java.lang.IllegalStateException: ")
                .contains(found)
                .contains("dev.parlance:parlance-bom");
    }

    @ParameterizedTest
    @CsvSource({
        "netty-socketio,        4.2.18.Final",
        "netty-socketio-on-4.1, 4.1.137.Final",
        "bridge-without-bom,    4.2.18.Final",
    })
    void nettySocketioAndParlanceRunInOneProcessOnOneNetty(String project, String netty)
            throws IOException, InterruptedException {
        ProgramResult ended = Consumers.run(project, BOTH);

        assertThat(ended.status()).as(ended.text()).isZero();
        assertThat(ended.output().lines())
                .containsExactlyInAnyOrder(
                        HEARD, HEARD, "43/talk,0[{\"text\":\"Hello\",\"at\":\"2026-01-01T00:00:00.000Z\"}]");
        assertThat(Consumers.classPath(project))
                .filteredOn(jar -> jar.startsWith("netty-") && !jar.startsWith("netty-socketio-"))
                .isNotEmpty()
                .allMatch(jar -> jar.contains("-" + netty));
    }

    @Test
    void nettySocketioWithoutTheBomIsRefusedBeforeItFails() throws IOException, InterruptedException {
        ProgramResult ended = Consumers.run("netty-socketio-without-bom", BOTH);

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors())
                .contains("java.lang.IllegalStateException: Parlance cannot run on this class path")
                .contains("4.1.130.Final (netty-")
                .contains("dev.parlance:parlance-bom");
    }

    @Test
    void theServerComesWithoutTheCatalogueAndTheContract() throws IOException {
        assertThat(Consumers.classPath("alone"))
                .anyMatch(jar -> jar.startsWith("parlance-core-"))
                .noneMatch(jar -> jar.matches("parlance-(catalogue|contract|test-kit)-.*"));
    }

    @Test
    void eventsComeWithoutNetty() throws IOException, InterruptedException {
        ProgramResult ended = Consumers.run("events-only", "com.example.Events");

        assertThat(ended.output()).isEqualTo("talk said {\"text\":\"Hello\",\"at\":\"1970-01-01T00:00:00.000Z\"}");
        assertThat(Consumers.classPath("events-only"))
                .noneMatch(jar -> jar.startsWith("netty-") || jar.startsWith("parlance-core-"));
    }

    @Test
    void thePluginWritesTheContractOfACatalogue() throws IOException {
        assertThat(Consumers.written("contracts", "shop.d.ts"))
                .contains("/** An article was sold. */", "sold: (payload: ShopSold) => void;");
        assertThat(Consumers.written("contracts", "shop.asyncapi.json")).contains("\"asyncapi\": \"3.0.0\"");
        assertThat(Consumers.written("contracts", "shop.md")).contains("Buys an article.");
    }

    @Test
    void thePluginFailsOnAChangeThatBreaksClients() throws IOException, InterruptedException {
        ProgramResult compared =
                Consumers.maven("contracts", "compile", "parlance:compare", "-Dparlance.before=before.asyncapi.json");

        assertThat(compared.status()).isEqualTo(1);
        assertThat(compared.text())
                .contains(
                        "Breaks clients: client event buy: payload.count is now required",
                        "Breaks clients: server event sold: payload.price is no longer sent",
                        "The catalogue breaks clients of before.asyncapi.json");
    }
}
