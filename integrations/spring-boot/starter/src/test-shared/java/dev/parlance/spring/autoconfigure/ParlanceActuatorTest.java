package dev.parlance.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.AdapterStatus;
import dev.parlance.internal.spring.actuate.NamespaceReport;
import dev.parlance.internal.spring.actuate.NamespaceReport.RoomReport;
import dev.parlance.internal.spring.actuate.ServerEndpoint;
import dev.parlance.internal.spring.actuate.ServerReport;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.ServerState;
import dev.parlance.testkit.TestServer;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/** What the Actuator shows. Its packages are others on each line of Spring Boot, so its beans are asked by reflection. */
class ParlanceActuatorTest {
    private static final String[] ACTUATOR = {
        "org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration",
        "org.springframework.boot.actuate.autoconfigure.health.HealthContributorAutoConfiguration",
        "org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration",
        "org.springframework.boot.actuate.autoconfigure.availability.AvailabilityProbesAutoConfiguration",
        "org.springframework.boot.actuate.autoconfigure.availability.AvailabilityHealthContributorAutoConfiguration",
        "org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration",
        "org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration",
        "org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration",
        "org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration",
        "org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration",
        "org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration",
    };

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(Stream.concat(
                            Stream.of(
                                    ParlanceAutoConfiguration.class,
                                    ParlanceBoot3HealthAutoConfiguration.class,
                                    ParlanceBoot4HealthAutoConfiguration.class,
                                    ParlanceEndpointAutoConfiguration.class),
                            Stream.of(ACTUATOR)
                                    .filter(name -> ClassUtils.isPresent(name, null))
                                    .map(name -> ClassUtils.resolveClassName(name, null)))
                    .toArray(Class<?>[]::new)))
            .withUserConfiguration(InMemoryServer.class)
            .withPropertyValues(
                    "management.endpoint.health.probes.enabled=true",
                    "management.endpoint.health.show-components=always",
                    "management.endpoints.web.exposure.include=parlance,health",
                    "management.endpoints.jmx.exposure.include=parlance,health");

    @Configuration(proxyBeanMethods = false)
    static class InMemoryServer {
        @Bean
        TestServer testServer() {
            return TestServer.create();
        }
    }

    @Test
    void theServerIsUpUntilItDrains() {
        runner.run(context -> {
            TestServer server = context.getBean(TestServer.class);
            assertThat(health(context)).isEqualTo("UP {cluster=healthy, state=ready}");
            server.namespace("/").onConnect(socket -> {});
            server.connect("/");
            server.closeGracefully(Duration.ofSeconds(10));
            assertThat(server.state()).isEqualTo(ServerState.DRAINING);
            assertThat(health(context)).isEqualTo("OUT_OF_SERVICE {cluster=healthy, state=draining}");
            server.advance(Duration.ofSeconds(20));
            assertThat(server.state()).isEqualTo(ServerState.CLOSED);
            assertThat(health(context)).isEqualTo("DOWN {cluster=healthy, state=closed}");
        });
    }

    @Test
    void theClusterIsNamedAndAServerWithoutTheOthersIsUp() {
        AtomicReference<AdapterStatus> status = new AtomicReference<>(AdapterStatus.healthy());
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ParlanceAutoConfiguration.class,
                        ParlanceBoot3HealthAutoConfiguration.class,
                        ParlanceBoot4HealthAutoConfiguration.class))
                .withBean(TestServer.class, () -> TestServer.create(whoseStatusIs(status::get)))
                .run(context -> {
                    context.getBean(TestServer.class).namespace("/");
                    assertThat(health(context)).isEqualTo("UP {cluster=healthy, state=ready}");

                    status.set(AdapterStatus.degraded("no connection to Redis", Instant.EPOCH));
                    assertThat(health(context))
                            .isEqualTo("UP {cluster=degraded: no connection to Redis, since 1970-01-01T00:00:00Z,"
                                    + " state=ready}");

                    status.set(AdapterStatus.healthy(Instant.EPOCH));
                    assertThat(health(context))
                            .isEqualTo("UP {cluster=healthy, since 1970-01-01T00:00:00Z, state=ready}");
                });
    }

    private static AdapterFactory whoseStatusIs(Supplier<AdapterStatus> status) {
        return (namespace, node) -> {
            Adapter alone = AdapterFactory.STANDALONE.open(namespace, node);
            return (Adapter) Proxy.newProxyInstance(
                    ParlanceActuatorTest.class.getClassLoader(),
                    new Class<?>[] {Adapter.class},
                    (proxy, called, arguments) ->
                            called.getName().equals("status") ? status.get() : called.invoke(alone, arguments));
        };
    }

    private static String health(BeanFactory context) throws Exception {
        Object health = call(context.getBean("parlanceHealthIndicator"), "health");
        Map<?, ?> details = (Map<?, ?>) call(health, "getDetails");
        return call(health, "getStatus") + " " + new TreeMap<>(details);
    }

    @Test
    void readinessHasTheServerAsAMember() {
        runner.run(context -> {
            assertThat(isMember(context, "readiness")).isTrue();
            assertThat(isMember(context, "liveness")).isFalse();
        });
    }

    @Test
    void theApplicationMaySayWhatReadinessIs() {
        runner.withPropertyValues("management.endpoint.health.group.readiness.include=ping")
                .withPropertyValues("management.endpoint.health.validate-group-membership=false")
                .run(context -> assertThat(isMember(context, "readiness")).isFalse());
    }

    private static boolean isMember(BeanFactory context, String name) throws Exception {
        Object groups = context.getBean("healthEndpointGroups");
        Object group = method(groups, "get", String.class).invoke(groups, name);
        return (boolean) method(group, "isMember", String.class).invoke(group, "parlance");
    }

    @Test
    void healthCanBeLeftOut() {
        runner.withPropertyValues("management.health.parlance.enabled=false").run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean("parlanceHealthIndicator");
            assertThat(isMember(context, "readiness")).isFalse();
        });
    }

    @Test
    void theEndpointShowsNamespacesAndRoomsWithTheirSockets() {
        runner.run(context -> {
            TestServer server = context.getBean(TestServer.class);
            Namespace<Guest> chats = server.namespace("/chats");
            chats.onConnect(socket -> socket.join(Room.named("hall")));
            for (int i = 0; i < 25; i++) {
                Room room = Room.named("room" + i);
                chats.onConnect(socket -> {
                    if (chats.sockets().size() == 1) {
                        socket.join(room);
                    }
                });
            }
            server.connect("/chats", Map.of("token", "secret"));
            server.connect("/chats", Map.of("token", "secret"));
            server.run();

            ServerReport report = context.getBean(ServerEndpoint.class).server();

            assertThat(report.state()).isEqualTo("ready");
            assertThat(report.sockets()).isEqualTo(2);
            assertThat(report.namespaces()).isEqualTo(1);
            NamespaceReport namespace = report.largestNamespaces().get(0);
            assertThat(namespace.name()).isEqualTo("/chats");
            assertThat(namespace.sockets()).isEqualTo(2);
            assertThat(namespace.users()).isEqualTo(2);
            assertThat(namespace.rooms()).isEqualTo(26);
            assertThat(namespace.largestRooms()).hasSize(20).startsWith(new RoomReport("hall", 2));
            assertThat(report.toString()).doesNotContain("secret").doesNotContain("socket-0");
        });
    }

    private static Object call(Object target, String method) throws Exception {
        return method(target, method).invoke(target);
    }

    private static Method method(Object target, String name, Class<?>... parameters) throws NoSuchMethodException {
        Method method = target.getClass().getMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }
}
