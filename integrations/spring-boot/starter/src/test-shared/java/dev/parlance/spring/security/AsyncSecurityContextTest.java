package dev.parlance.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ServerBuilder;
import dev.parlance.binding.Handles;
import dev.parlance.event.ClientRequest;
import dev.parlance.socket.Authenticator;
import dev.parlance.spring.ParlanceController;
import dev.parlance.spring.autoconfigure.ParlanceAutoConfiguration;
import dev.parlance.spring.autoconfigure.ParlanceSecurityAutoConfiguration;
import dev.parlance.testkit.TestServer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Spring Security's context in asynchronous methods, as Spring propagates it. */
class AsyncSecurityContextTest {
    private static final BlockingQueue<String> SEEN = new LinkedBlockingQueue<>();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ParlanceAutoConfiguration.class,
                    ParlanceSecurityAutoConfiguration.class,
                    TaskExecutionAutoConfiguration.class))
            .withUserConfiguration(Application.class, Desk.class);

    public record Who(String name) {}

    @ParlanceController
    public static class Desk {
        public static final ClientRequest<Void, Who> WHO = ClientRequest.clientRequest("who", Who.class);

        @Async
        @Handles("who")
        public CompletableFuture<Who> who() {
            Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
            String name = authentication == null ? "nobody" : authentication.getName();
            SEEN.add(name + " on " + Thread.currentThread().getName().replaceAll("\\d", ""));
            return CompletableFuture.completedFuture(new Who(name));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    static class Application {
        @Bean
        TestServer testServer(ServerBuilder builder) {
            return TestServer.create(builder.options());
        }

        @Bean
        Authenticator<SecurityUser> accounts() {
            return handshake -> SecurityUser.of(new TestingAuthenticationToken("ana", null, "ROLE_CLERK"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Propagating {
        @Bean
        ContextPropagatingTaskDecorator contextPropagation() {
            return new ContextPropagatingTaskDecorator();
        }
    }

    private static String seen(ApplicationContextRunner runner) {
        String[] seen = new String[1];
        runner.run(context -> {
            TestServer server = context.getBean(TestServer.class);
            server.connect("/").emit(Desk.WHO, null);
            server.run();
            seen[0] = SEEN.poll(20, TimeUnit.SECONDS);
        });
        return seen[0];
    }

    @Test
    void anAsyncMethodHasTheUserWhereSpringPropagatesTheContext() {
        assertThat(seen(runner.withUserConfiguration(Propagating.class))).isEqualTo("ana on task-");
        assertThat(seen(runner)).isEqualTo("nobody on task-");
    }
}
