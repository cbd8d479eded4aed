package dev.parlance.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.ParlanceServer;
import dev.parlance.socket.ServerState;
import dev.parlance.spring.autoconfigure.ParlanceAutoConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A server that is started and closed with its application, on a port. */
@ExtendWith(OutputCaptureExtension.class)
class ServerLifecycleIT {
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(ParlanceAutoConfiguration.class)
    static class Application {}

    private static ConfigurableApplicationContext run(String... properties) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off", "parlance.port=0", "parlance.host=localhost")
                .run(List.of(properties).stream()
                        .map(property -> "--" + property)
                        .toArray(String[]::new));
    }

    @Test
    void itIsReadyWhileTheApplicationRuns() {
        ParlanceServer server;
        try (ConfigurableApplicationContext application = run()) {
            server = application.getBean(ParlanceServer.class);
            assertThat(server.state()).isEqualTo(ServerState.READY);
            assertThat(application.getEnvironment().getProperty("local.parlance.port", int.class))
                    .isEqualTo(server.port());
        }
        assertThat(server.state()).isEqualTo(ServerState.CLOSED);
    }

    @Test
    void aPortThatIsTakenIsNamed(CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            assertThatThrownBy(
                            () -> run("parlance.port=" + taken.getLocalPort()).close())
                    .isInstanceOf(RuntimeException.class);
            assertThat(output)
                    .contains("APPLICATION FAILED TO START")
                    .contains("The Parlance server cannot listen on port " + taken.getLocalPort() + ": ")
                    .doesNotContain("\tat ");
        }
    }
}
