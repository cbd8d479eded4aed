package dev.parlance.internal.spring;

import dev.parlance.binding.Handles;
import dev.parlance.binding.TypedListeners;
import dev.parlance.socket.Admission;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Makes the namespaces, and installs features and registers listeners on them, when all beans are there. */
public final class ListenerBinder implements SmartInitializingSingleton {
    private final ConfigurableListableBeanFactory beans;
    private final BeanNamespaces namespaces;
    private final NamespaceBeans names;

    /** The bean that answers a request, by namespace and request. */
    private final Map<String, String> answering = new HashMap<>();

    public ListenerBinder(ConfigurableListableBeanFactory beans, BeanNamespaces namespaces) {
        this.beans = beans;
        this.names = new NamespaceBeans(beans);
        this.namespaces = namespaces;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (Class<?> type : List.of(Authenticator.class, Admission.class)) {
            for (String bean : names.all(type)) {
                beans.getBean(bean);
                names.of(bean).forEach(namespaces::get);
            }
        }
        names.all(Feature.class).forEach(this::install);
        new ListenerBeans(beans).all().forEach(this::bind);
    }

    @SuppressWarnings("unchecked")
    private void install(String bean) {
        Feature<User> feature = beans.getBean(bean, Feature.class);
        register(bean, namespace -> ((Namespace<User>) namespace).install(feature));
    }

    private void bind(String bean, Class<?> type) {
        checkRequests(bean, type);
        if (!beans.isSingleton(bean)) {
            throw new ParlanceStartupException(
                    "The bean " + bean + " has methods for events, but is no singleton.",
                    "Let it be a singleton, or give its scope a proxy mode.");
        }
        Object listener = beans.getBean(bean);
        register(bean, namespace -> TypedListeners.bind(listener, type, namespace));
    }

    /** Refuses a second bean for a request, whose own sentence would not name the first. */
    private void checkRequests(String bean, Class<?> type) {
        for (String namespace : names.of(bean)) {
            for (String request : requests(type)) {
                String first = answering.putIfAbsent(namespace + "," + request, bean);
                if (first != null && !first.equals(bean)) {
                    throw new ParlanceStartupException(
                            "The beans " + first + " and " + bean + " both answer the request \"" + request
                                    + "\" of the namespace " + namespace + ".",
                            "Leave it to one of them, or say with @ParlanceNamespace that they are for different namespaces.");
                }
            }
        }
    }

    private static List<String> requests(Class<?> type) {
        return MethodIntrospector.selectMethods(type, (MethodIntrospector.MetadataLookup<Handles>)
                        method -> AnnotatedElementUtils.findMergedAnnotation(method, Handles.class))
                .values()
                .stream()
                .map(Handles::value)
                .toList();
    }

    private void register(String bean, Consumer<Namespace<?>> registering) {
        try {
            names.of(bean).stream().<Namespace<?>>map(namespaces::get).forEach(registering);
        } catch (IllegalArgumentException e) {
            throw new ParlanceStartupException(
                    "The bean " + bean + " cannot be registered: " + e.getMessage() + ".",
                    "Correct the bean, or the catalogue of its namespace. For a type that JSON does not have, add Jackson's"
                            + " module for it: a ParlanceServerCustomizer calls jsonModules.",
                    e);
        }
    }
}
