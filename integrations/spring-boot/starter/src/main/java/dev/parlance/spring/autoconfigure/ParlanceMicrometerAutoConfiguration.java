package dev.parlance.spring.autoconfigure;

import dev.parlance.event.Incubating;
import dev.parlance.micrometer.ParlanceMetrics;
import dev.parlance.micrometer.ParlanceObservations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Records what happens on the server in the application's registries of meters and observations, where {@code parlance-micrometer} is
 * on the class path. {@code management.metrics.enable.parlance=false} and {@code management.observations.enable.parlance=false} leave
 * them out.
 */
@AutoConfiguration(
        before = ParlanceAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@ConditionalOnClass(name = "dev.parlance.micrometer.ParlanceMetrics")
@ConditionalOnProperty(prefix = "parlance", name = "enabled", matchIfMissing = true)
@Incubating
public class ParlanceMicrometerAutoConfiguration {
    /** Around other interceptors, so that what they do is observed too; as Spring's observations are among servlet filters. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 1;

    /** For Spring. */
    public ParlanceMicrometerAutoConfiguration() {}

    @Bean
    @ConditionalOnSingleCandidate(MeterRegistry.class)
    @ConditionalOnMissingBean
    ParlanceMetrics parlanceMetrics(MeterRegistry registry) {
        return new ParlanceMetrics(registry);
    }

    @Bean
    @ConditionalOnSingleCandidate(ObservationRegistry.class)
    @ConditionalOnMissingBean
    @Order(ORDER)
    ParlanceObservations parlanceObservations(ObservationRegistry registry) {
        return new ParlanceObservations(registry);
    }
}
