package dev.parlance.internal.spring;

import dev.parlance.spring.ParlanceNamespace;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Which beans are for which namespace. */
record NamespaceBeans(ConfigurableListableBeanFactory beans) {
    /** The namespaces that a listener, a feature or an emitter is for. */
    List<String> of(String bean) {
        List<String> annotated = annotated(bean);
        return annotated.isEmpty() ? List.of("/") : annotated;
    }

    private List<String> annotated(String bean) {
        return named(beans.findAnnotationOnBean(bean, ParlanceNamespace.class));
    }

    /** The namespaces that an annotation names; none without an annotation. */
    static List<String> named(@Nullable ParlanceNamespace annotation) {
        return annotation == null
                ? List.of()
                : Arrays.stream(annotation.value())
                        .map(NamespaceBeans::withSlash)
                        .toList();
    }

    /** The names of the beans of a type that are annotated with that namespace. */
    List<String> annotatedWith(String namespace, Class<?> type) {
        return all(type).stream()
                .filter(bean -> annotated(bean).contains(namespace))
                .toList();
    }

    /** The names of the beans of a type that have no annotation. */
    List<String> forEvery(Class<?> type) {
        return all(type).stream().filter(bean -> annotated(bean).isEmpty()).toList();
    }

    /** The names of the beans of a type, in the order of their definition. */
    List<String> all(Class<?> type) {
        return Arrays.asList(beans.getBeanNamesForType(type, true, false));
    }

    static String withSlash(String name) {
        return name.startsWith("/") ? name : "/" + name;
    }
}
