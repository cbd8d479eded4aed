package dev.parlance.spring.autoconfigure;

import dev.parlance.ParlanceServer;
import dev.parlance.ServerBuilder;
import dev.parlance.event.Incubating;
import dev.parlance.internal.spring.BeanNamespaces;
import dev.parlance.internal.spring.EmitterRegistrar;
import dev.parlance.internal.spring.ListenerBinder;
import dev.parlance.internal.spring.ParlanceProperties;
import dev.parlance.internal.spring.ServerAssembly;
import dev.parlance.internal.spring.ServerLifecycle;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Server;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * A server with the application's beans: catalogues, authenticators, features, listeners with annotated methods, and what else a
 * server takes. It is started and closed with the application. {@code parlance.enabled=false} leaves all of it out.
 */
@AutoConfiguration
@ConditionalOnProperty(prefix = "parlance", name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(ParlanceProperties.class)
@Import(EmitterRegistrar.class)
@Incubating
public class ParlanceAutoConfiguration {
    /** For Spring. */
    public ParlanceAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    ServerBuilder parlanceServerBuilder(
            ConfigurableListableBeanFactory beans, ConfigurableEnvironment environment, ParlanceProperties properties) {
        return new ServerAssembly(beans, environment, properties).builder();
    }

    @Bean
    BeanNamespaces parlanceNamespaces(ConfigurableListableBeanFactory beans, Server server) {
        return new BeanNamespaces(beans, server);
    }

    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    Namespace<?> parlanceNamespace(InjectionPoint point, BeanNamespaces namespaces) {
        return namespaces.get(point);
    }

    @Bean
    ListenerBinder parlanceListenerBinder(ConfigurableListableBeanFactory beans, BeanNamespaces namespaces) {
        return new ListenerBinder(beans, namespaces);
    }

    /** A server on a port; none where there is another, such as one in memory. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(Server.class)
    static class OnAPort {
        // Closed by its life cycle, before the beans that it uses.
        @Bean(destroyMethod = "")
        ParlanceServer parlanceServer(ServerBuilder parlanceServerBuilder) {
            return ServerAssembly.build(parlanceServerBuilder);
        }

        @Bean
        ServerLifecycle parlanceServerLifecycle(ParlanceServer server, ConfigurableEnvironment environment) {
            return new ServerLifecycle(server, environment);
        }
    }
}
