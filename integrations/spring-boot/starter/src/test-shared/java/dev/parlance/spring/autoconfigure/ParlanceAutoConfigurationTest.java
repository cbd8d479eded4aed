package dev.parlance.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.binding.Handles;
import dev.parlance.event.ClientRequest;
import dev.parlance.socket.Server;
import dev.parlance.spring.ParlanceController;
import dev.parlance.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class ParlanceAutoConfigurationTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ParlanceAutoConfiguration.class));

    public record Say(String text) {}

    public record Receipt(int length) {}

    /** Declares its events itself. */
    @ParlanceController("/talk")
    public static class Talk {
        public static final ClientRequest<Say, Receipt> SAY =
                ClientRequest.clientRequest("say", Say.class, Receipt.class);

        @Handles("say")
        public Receipt say(Say say) {
            return new Receipt(say.text().length());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InMemory {
        @Bean
        TestServer testServer() {
            return TestServer.create();
        }
    }

    @Test
    void aControllerAnswersTheRequestsThatItDeclares() {
        runner.withUserConfiguration(InMemory.class, Talk.class).run(context -> {
            TestServer server = context.getBean(TestServer.class);
            assertThat(server.connect("/talk").request(Talk.SAY, new Say("Hello")))
                    .isEqualTo(new Receipt(5));
        });
    }

    @Test
    void aServerIsStartedAndClosedWithTheApplication() {
        runner.withPropertyValues("parlance.port=0").run(context -> {
            ParlanceServer server = context.getBean(ParlanceServer.class);
            assertThat(context.getEnvironment().getProperty("local.parlance.port", int.class))
                    .isEqualTo(server.port())
                    .isPositive();
        });
    }

    @Test
    void itCanBeLeftOut() {
        runner.withPropertyValues("parlance.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(Server.class));
    }
}
