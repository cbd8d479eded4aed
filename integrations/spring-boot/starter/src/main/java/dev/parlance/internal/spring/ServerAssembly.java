package dev.parlance.internal.spring;

import dev.parlance.ParlanceServer;
import dev.parlance.ServerBuilder;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.event.Catalogue;
import dev.parlance.http.HandshakeHook;
import dev.parlance.socket.HandlerInterceptor;
import dev.parlance.socket.ServerListener;
import dev.parlance.spring.ParlanceServerCustomizer;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/** Makes a server's options of the application's properties and beans. */
public record ServerAssembly(
        ConfigurableListableBeanFactory beans, Environment environment, ParlanceProperties properties) {
    /** The options: properties, then beans, then customizers. */
    public ServerBuilder builder() {
        ServerBuilder builder = ParlanceServer.builder();
        try {
            builder.configure(new ServerProperties(environment).configuration());
            if (properties.ssl().bundle() != null) {
                new ServerTls(properties.ssl().bundle())
                        .apply(beans.getBeanProvider(SslBundles.class).getIfAvailable(), builder);
            }
            builder.catalogues(new NamespaceBeans(beans)
                    .forEvery(Catalogue.class).stream()
                            .map(name -> beans.getBean(name, Catalogue.class))
                            .toArray(Catalogue[]::new));
            beans.getBeanProvider(AdapterFactory.class).ifAvailable(builder::adapter);
            beans.getBeanProvider(HandshakeHook.class).ifAvailable(builder::handshakeHook);
            beans.getBeanProvider(ServerListener.class).orderedStream().forEach(builder::listener);
            beans.getBeanProvider(HandlerInterceptor.class).orderedStream().forEach(builder::interceptor);
            beans.getBeanProvider(ParlanceServerCustomizer.class)
                    .orderedStream()
                    .forEach(customizer -> customizer.customize(builder));
            builder.options();
        } catch (IllegalArgumentException e) {
            throw new ParlanceStartupException(
                    "The Parlance server cannot be configured: " + e.getMessage() + ".",
                    "Correct the property under 'parlance', or the bean, that the sentence names.",
                    e);
        }
        return builder;
    }

    /** Makes the server. */
    public static ParlanceServer build(ServerBuilder builder) {
        try {
            return builder.build();
        } catch (IllegalStateException e) {
            throw new ParlanceStartupException(
                    e.getMessage() + ".", "Have Spring Boot manage these versions, or the BOM.", e);
        }
    }
}
