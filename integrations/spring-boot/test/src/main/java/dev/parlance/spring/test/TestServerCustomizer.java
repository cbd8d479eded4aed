package dev.parlance.spring.test;

import dev.parlance.ServerBuilder;
import dev.parlance.testkit.TestServer;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Defines a server in memory before the auto-configuration asks whether there is one.
 *
 * @param slice whether the application's other beans are left out; of equal value for tests that may share a context
 */
record TestServerCustomizer(boolean slice) implements ContextCustomizer {
    private static final String NAME = "parlanceTestServer";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        RootBeanDefinition server = new RootBeanDefinition(
                TestServer.class,
                () -> TestServer.create(beans.getBean(ServerBuilder.class).options()));
        server.setDestroyMethodName("close");
        ((BeanDefinitionRegistry) beans).registerBeanDefinition(NAME, server);
        if (slice) {
            beans.registerSingleton("parlanceTypeFilter", new ParlanceTypeFilter());
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "parlance.test", Map.of("spring.boot.enableautoconfiguration", "false")));
        }
    }
}
