package dev.parlance.internal.spring;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.event.Event;
import dev.parlance.socket.Admission;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.NamespaceBuilder;
import dev.parlance.socket.Server;
import dev.parlance.socket.User;
import dev.parlance.spring.NamespaceCustomizer;
import dev.parlance.spring.ParlanceNamespace;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** The namespaces that beans are for: made of these when they are first asked for, unless the application has made them itself. */
public final class BeanNamespaces {
    private final ConfigurableListableBeanFactory beans;
    private final NamespaceBeans names;
    private final Server server;
    private final Map<String, Namespace<?>> namespaces = new HashMap<>();

    public BeanNamespaces(ConfigurableListableBeanFactory beans, Server server) {
        this.beans = beans;
        this.names = new NamespaceBeans(beans);
        this.server = server;
    }

    /** The namespace that is asked for by a parameter or a field. */
    public Namespace<?> get(InjectionPoint point) {
        List<String> named = NamespaceBeans.named(point.getAnnotation(ParlanceNamespace.class));
        if (named.size() > 1) {
            throw new ParlanceStartupException(
                    "One namespace is injected at a time, but " + point.getMember() + " asks for "
                            + String.join(" and ", named) + ".",
                    "Name one of them.");
        }
        return get(named.isEmpty() ? "/" : named.get(0));
    }

    /** The namespace of that name. */
    public synchronized Namespace<?> get(String name) {
        String known = NamespaceBeans.withSlash(name);
        Namespace<?> namespace = namespaces.get(known);
        if (namespace == null) {
            namespace = madeByTheApplication(known);
            if (namespace == null) {
                namespace = make(known);
            }
            namespaces.put(known, namespace);
        }
        return namespace;
    }

    private @Nullable Namespace<?> madeByTheApplication(String name) {
        names.all(Namespace.class).stream()
                .filter(bean -> beans.isSingleton(bean) && !beans.isCurrentlyInCreation(bean))
                .forEach(beans::getBean);
        return server.namespaces().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private Namespace<?> make(String name) {
        NamespaceBuilder<?> builder = server.namespaceBuilder(name);
        Catalogue[] catalogues = catalogues(name);
        if (catalogues.length > 0) {
            builder = builder.catalogues(catalogues);
        }
        NamespaceBuilder<?> admitting = admitting(name, builder);
        List<NamespaceCustomizer> customizers =
                beans.getBeanProvider(NamespaceCustomizer.class).orderedStream().toList();
        customizers.forEach(customizer -> customizer.customize(name, admitting));
        Namespace<?> namespace = admitting.build();
        customizers.forEach(customizer -> customizer.customize(namespace));
        return namespace;
    }

    /** Its own; none where those of the server count; and where there are none, what the classes of its listeners declare. */
    private Catalogue[] catalogues(String name) {
        List<String> annotated = names.annotatedWith(name, Catalogue.class);
        if (!annotated.isEmpty() || !names.forEvery(Catalogue.class).isEmpty()) {
            return annotated.stream()
                    .map(bean -> beans.getBean(bean, Catalogue.class))
                    .toArray(Catalogue[]::new);
        }
        Class<?>[] holders = new ListenerBeans(beans)
                .all().entrySet().stream()
                        .filter(listener -> names.of(listener.getKey()).contains(name))
                        .map(Map.Entry::getValue)
                        .filter(BeanNamespaces::declaresEvents)
                        .toArray(Class<?>[]::new);
        return holders.length == 0 ? new Catalogue[0] : new Catalogue[] {Catalogue.of(name, Dialect.STANDARD, holders)};
    }

    private static boolean declaresEvents(Class<?> type) {
        return Arrays.stream(type.getFields())
                .anyMatch(field ->
                        Modifier.isStatic(field.getModifiers()) && Event.class.isAssignableFrom(field.getType()));
    }

    private NamespaceBuilder<?> admitting(String name, NamespaceBuilder<?> builder) {
        String admission = only(name, Admission.class);
        String authenticator = only(name, Authenticator.class);
        if (admission != null && authenticator != null) {
            throw ambiguous(name, List.of(admission, authenticator));
        }
        if (admission != null) {
            return builder.admission((Admission<?>) beans.getBean(admission, Admission.class));
        }
        return authenticator == null ? builder : builder.authenticator(authenticator(authenticator));
    }

    @SuppressWarnings("unchecked")
    private Authenticator<User> authenticator(String bean) {
        return new BeanAuthenticator(
                () -> (Authenticator<User>) beans.getBean(bean, Authenticator.class),
                server.scheduler().clock());
    }

    private @Nullable String only(String name, Class<?> type) {
        List<String> annotated = names.annotatedWith(name, type);
        List<String> candidates = annotated.isEmpty() ? names.forEvery(type) : annotated;
        if (candidates.size() > 1) {
            throw ambiguous(name, candidates);
        }
        return candidates.isEmpty() ? null : candidates.get(0);
    }

    private static ParlanceStartupException ambiguous(String name, List<String> candidates) {
        return new ParlanceStartupException(
                "The beans " + String.join(" and ", candidates) + " all say who may connect to the namespace " + name
                        + ".",
                "Annotate each with @ParlanceNamespace and the name of the namespace that it is for, one for each.");
    }
}
