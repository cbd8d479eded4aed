package dev.parlance.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.ServerBuilder;
import dev.parlance.binding.Handles;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.RefusedException;
import dev.parlance.micrometer.ParlanceMetrics;
import dev.parlance.micrometer.ParlanceObservations;
import dev.parlance.spring.ParlanceController;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/** What happens on the server, in the registries that Spring Boot makes. Its packages are others on each line of Spring Boot. */
class ParlanceMicrometerAutoConfigurationTest {
    private static final String[] MICROMETER = {
        "org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration",
        "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
        "org.springframework.boot.actuate.autoconfigure.metrics.export.simple.SimpleMetricsExportAutoConfiguration",
        "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
        "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
        "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
        "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration",
        "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
    };

    private final ApplicationContextRunner withoutRegistries = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(ParlanceAutoConfiguration.class, ParlanceMicrometerAutoConfiguration.class))
            .withUserConfiguration(InMemoryServer.class, Desk.class);

    private final ApplicationContextRunner runner =
            withoutRegistries.withConfiguration(AutoConfigurations.of(Stream.of(MICROMETER)
                    .filter(name -> ClassUtils.isPresent(name, null))
                    .map(name -> ClassUtils.resolveClassName(name, null))
                    .toArray(Class<?>[]::new)));

    @Configuration(proxyBeanMethods = false)
    static class InMemoryServer {
        @Bean
        TestServer testServer(ServerBuilder builder) {
            return TestServer.create(builder.options());
        }
    }

    @ParlanceController("/desk")
    public static class Desk {
        public static final ClientRequest<Item, Item> ORDER =
                ClientRequest.clientRequest("order", Item.class, Item.class);

        public record Item(String name) {}

        @Handles("order")
        public Item order(Item item) {
            if (item.name().equals("gold")) {
                throw RefusedException.notFound("there is no gold");
            }
            return item;
        }
    }

    private static void order(TestServer server) {
        TestClient client = server.connect("/desk");
        client.request(Desk.ORDER, new Desk.Item("tea"));
        assertThatThrownBy(() -> client.request(Desk.ORDER, new Desk.Item("gold")))
                .isInstanceOf(RefusedException.class);
        server.run();
    }

    private static long handled(MeterRegistry registry, String outcome) {
        return registry.get("parlance.events")
                .tags("namespace", "/desk", "event", "order", "outcome", outcome)
                .timer()
                .count();
    }

    @Test
    void aHandledEventIsInTheRegistry() {
        runner.run(context -> {
            order(context.getBean(TestServer.class));
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            assertThat(handled(registry, "success")).isEqualTo(1);
            assertThat(handled(registry, "not-found")).isEqualTo(1);
            assertThat(registry.get("parlance.connects").counter().count()).isEqualTo(1);
        });
    }

    @Test
    void handlersAreObserved() {
        runner.run(context -> {
            order(context.getBean(TestServer.class));
            assertThat(context.getBean(MeterRegistry.class)
                            .find("parlance.handler")
                            .timers())
                    .isNotEmpty();
        });
    }

    @Test
    void metersAndObservationsAreLeftOutByThePropertiesOfSpringBoot() {
        runner.withPropertyValues(
                        "management.metrics.enable.parlance=false", "management.observations.enable.parlance=false")
                .run(context -> {
                    order(context.getBean(TestServer.class));
                    assertThat(context.getBean(MeterRegistry.class).getMeters())
                            .noneMatch(meter -> meter.getId().getName().startsWith("parlance"));
                });
    }

    @Test
    void thoseOfTheApplicationTakeTheirPlace() {
        ParlanceMetrics own = new ParlanceMetrics(new SimpleMeterRegistry());
        runner.withBean("own", ParlanceMetrics.class, () -> own).run(context -> {
            assertThat(context.getBean(ParlanceMetrics.class)).isSameAs(own);
            order(context.getBean(TestServer.class));
            assertThat(context.getBean(MeterRegistry.class)
                            .find("parlance.events")
                            .timers())
                    .isEmpty();
        });
    }

    @Test
    void nothingIsRecordedWithoutRegistriesOrTheModule() {
        withoutRegistries.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(ParlanceMetrics.class)
                .doesNotHaveBean(ParlanceObservations.class));
        runner.withClassLoader(new FilteredClassLoader("dev.parlance.micrometer"))
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean("parlanceMetrics");
                    order(context.getBean(TestServer.class));
                });
    }

    @Test
    void twoRegistriesOfWhichNoneIsPrimaryAreTheApplicationsToUse() {
        withoutRegistries
                .withBean("one", MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean("two", MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ParlanceMetrics.class));
    }
}
