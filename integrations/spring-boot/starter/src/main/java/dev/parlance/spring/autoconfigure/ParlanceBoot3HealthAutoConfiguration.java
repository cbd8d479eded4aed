package dev.parlance.spring.autoconfigure;

import dev.parlance.event.Incubating;
import dev.parlance.internal.spring.actuate.ReadinessGroup;
import dev.parlance.internal.spring.actuate.ServerHealth;
import dev.parlance.socket.Server;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthEndpointGroups;
import org.springframework.boot.actuate.health.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The server's health on Spring Boot 3: up while clients can connect, out of service while it starts or drains. Its
 * details say whether the other servers of a cluster can be reached, which does not count for its status. It counts in the
 * group {@code readiness} too, unless the application configures that group. {@code management.health.parlance.enabled=false} leaves
 * it out.
 */
@AutoConfiguration(
        after = ParlanceAutoConfiguration.class,
        afterName = "org.springframework.boot.actuate.autoconfigure.availability.AvailabilityProbesAutoConfiguration")
@ConditionalOnBean(Server.class)
@ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
@ConditionalOnEnabledHealthIndicator(ServerHealth.NAME)
@Incubating
public class ParlanceBoot3HealthAutoConfiguration {
    /** For Spring. */
    public ParlanceBoot3HealthAutoConfiguration() {}

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
