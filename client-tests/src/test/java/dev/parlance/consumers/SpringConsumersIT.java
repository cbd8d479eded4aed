package dev.parlance.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.node.JsClient;
import java.io.IOException;
import java.util.regex.Pattern;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications of Spring Boot, of the two lines, with the artifacts as they are published and a JavaScript client. */
class SpringConsumersIT {
    private static final Pattern LISTENS = Pattern.compile("Parlance listens on port (\\d+)");
    private static final Pattern WEB = Pattern.compile("Tomcat started on port (\\d+)");

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        SpringApplications.build();
    }

    static Iterable<String> lines() {
        return SpringApplications.LINES;
    }

    @ParameterizedTest
    @CsvSource({"3.5.16, 4.1.135.Final, 2.21.4", "4.1.1, 4.2.17.Final, 2.21.5"})
    void whatSpringBootManagesIsWhatRuns(String line, String netty, String jackson) throws IOException {
        for (String name : new String[] {"quick", "shop"}) {
            assertThat(SpringApplications.classPath(name, line))
                    .contains("netty-transport-" + netty + ".jar", "jackson-databind-" + jackson + ".jar")
                    .contains("spring-boot-" + line + ".jar");
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aFewLinesAnswerATypedRequest(String line) throws Exception {
        try (RunningApplication application =
                        SpringApplications.runClasses("quick", line, "com.example.Talk", "--parlance.port=0");
                JsClient client = new JsClient("4x", address(application) + "/", "upgrade")) {
            assertThat(client.call("say", new JSONObject().put("text", "Hello")))
                    .isEqualTo("[{\"length\":5}]");
            assertThat(client.call("say", new JSONObject()))
                    .contains("\"code\":\"validation-failed\"", "\"field\":\"text\"");
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aRolledBackOrderIsAnnouncedToNobodyAndTheMetersSayWhatWasDone(String line) throws Exception {
        try (RunningApplication shop = SpringApplications.runJar("shop", line)) {
            Actuator actuator = new Actuator(shop.awaitLine(WEB));
            try (ShopVisit visit = new ShopVisit(address(shop))) {
                visit.buy();

                assertThat(actuator.get("health").getString("status")).isEqualTo("UP");
                assertThat(actuator.get("parlance").toString()).contains("\"name\":\"/shop\"", "\"sockets\":1");
                ShopVisit.isMeasured(actuator);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aRequestIsAnsweredWhileTheApplicationEnds(String line) throws Exception {
        try (RunningApplication shop = SpringApplications.runJar("shop", line);
                ShopVisit visit = new ShopVisit(address(shop))) {
            visit.isAnsweredWhileItEnds(shop);
        }
    }

    private static String address(RunningApplication application) throws InterruptedException {
        return "http://127.0.0.1:" + application.awaitLine(LISTENS);
    }
}
