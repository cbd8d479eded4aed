package dev.parlance.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.node.JsClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that embed Parlance get class paths on which it works; where they do not, it says so when it is built. */
class ConsumersIT {
    private static final String ECHO = "com.example.EchoServer";
    private static final String MODULES = "modules";
    private static final String MODULES_SERVER = "com.example.desk/com.example.desk.DeskServer";
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

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void aServerOnTheModulePathServesTheJavaScriptClient(String transport) throws Exception {
        List<String> command = Consumers.onTheModulePath(MODULES, MODULES_SERVER, "dev.parlance.contract");

        try (ServerProcess server = new ServerProcess(Consumers.target(MODULES), command)) {
            assertThat(answer(server.url("/desk"), transport, "ask", Map.of("text", "When?")))
                    .isEqualTo("[{\"text\":\"When?\"}]");
            assertThat(answer(server.url("/desk"), transport, "ask", Map.of("until", "2026-01-01T00:00:00.000Z")))
                    .contains("text is required");
            assertThat(answer(server.url("/notes"), transport, "write", Map.of("lines", List.of("a", "b"))))
                    .isEqualTo("[{\"lines\":2}]");
        }
    }

    @Test
    void aRecordThatIsNotOpenIsRefusedWithWhatItsModuleMustSay() throws IOException, InterruptedException {
        ProgramResult ended = ProgramResult.of(
                Consumers.target(MODULES),
                Consumers.onTheModulePath(MODULES, "com.example.desk/com.example.desk.closed.ClosedServer"));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors())
                .contains("com.example.desk.closed.ClosedServer$Secret")
                .contains("its module com.example.desk must say \"opens com.example.desk.closed to dev.parlance.events,"
                        + " com.fasterxml.jackson.databind\"");
    }

    /** What a client of JavaScript gets as ack. */
    private static String answer(String url, String transport, String event, Map<String, ?> payload) throws Exception {
        try (JsClient client = new JsClient("4x", url, transport)) {
            return client.call(event, new JSONObject(payload));
        }
    }

    @Test
    void aClientComesWithoutAServer() throws IOException, InterruptedException {
        try (TalkServer server = new TalkServer()) {
            ProgramResult ended = Consumers.run("client", "com.example.TalkClient", server.url());

            assertThat(ended.text().lines().filter(line -> !line.isBlank()))
                    .containsExactly("5", "ana Hello 1970-01-01T00:00:00Z 3", "validation-failed text");
            assertThat(ended.status()).isZero();
        }
        assertThat(Consumers.classPath("client"))
                .contains("okhttp-4.12.0.jar", "json-20251224.jar")
                .noneMatch(jar -> jar.startsWith("netty-") || jar.startsWith("parlance-core-"));
    }

    @Test
    void anApplicationInKotlinHasSuspendingHandlersAndAClient() throws IOException, InterruptedException {
        ProgramResult ended = Consumers.run("kotlin", "com.example.ShopKt");

        assertThat(ended.status()).as(ended.text()).isZero();
        assertThat(ended.output().lines()).containsExactly("Bought(item=lamp, price=3)", "conflict");
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
