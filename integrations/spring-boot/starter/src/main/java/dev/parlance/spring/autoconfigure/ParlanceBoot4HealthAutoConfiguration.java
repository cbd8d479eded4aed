package dev.parlance.spring.autoconfigure;

import dev.parlance.event.Incubating;
import dev.parlance.internal.spring.actuate.ReadinessGroup;
import dev.parlance.internal.spring.actuate.ServerHealth;
import dev.parlance.socket.Server;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The server's health on Spring Boot 4: up while clients can connect, out of service while it starts or drains. Its
 * details say whether the other servers of a cluster can be reached, which does not count for its status. It counts in the
 * group {@code readiness} too, unless the application configures that group. {@code management.health.parlance.enabled=false} leaves
 * it out.
 */
@AutoConfiguration(
        after = ParlanceAutoConfiguration.class,
        afterName =
                "org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration")
@ConditionalOnBean(Server.class)
@ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
@ConditionalOnEnabledHealthIndicator(ServerHealth.NAME)
@Incubating
public class ParlanceBoot4HealthAutoConfiguration {
    /** For Spring. */
    public ParlanceBoot4HealthAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "parlanceHealthIndicator")
    HealthIndicator parlanceHealthIndicator(Server server) {
        return () -> {
            ServerHealth health = ServerHealth.of(server);
            return Health.status(health.status())
                    .withDetail(ServerHealth.STATE, health.state())
                    .withDetail(ServerHealth.CLUSTER, health.cluster())
                    .build();
        };
    }

    @Bean
    static HealthEndpointGroupsPostProcessor parlanceReadiness(Environment environment) {
        return groups -> ReadinessGroup.withServer(groups, HealthEndpointGroups.class, environment);
    }
}
