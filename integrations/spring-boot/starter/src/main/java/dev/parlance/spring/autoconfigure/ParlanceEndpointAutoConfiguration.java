package dev.parlance.spring.autoconfigure;

import dev.parlance.event.Incubating;
import dev.parlance.internal.spring.actuate.ServerEndpoint;
import dev.parlance.socket.Server;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * The endpoint {@code parlance} of Spring Boot's Actuator: namespaces and rooms with their numbers of sockets. Over HTTP it is there
 * when {@code management.endpoints.web.exposure.include} names it.
 */
@AutoConfiguration(after = ParlanceAutoConfiguration.class)
@ConditionalOnBean(Server.class)
@ConditionalOnClass(
        name = "org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint")
@ConditionalOnAvailableEndpoint(endpoint = ServerEndpoint.class)
@Incubating
public class ParlanceEndpointAutoConfiguration {
    /** For Spring. */
    public ParlanceEndpointAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    ServerEndpoint parlanceServerEndpoint(Server server) {
        return new ServerEndpoint(server);
    }
}
