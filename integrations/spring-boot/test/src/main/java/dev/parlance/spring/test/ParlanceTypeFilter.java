package dev.parlance.spring.test;

import dev.parlance.binding.Handles;
import dev.parlance.binding.On;
import dev.parlance.binding.OnConnect;
import dev.parlance.binding.OnDisconnect;
import dev.parlance.event.PayloadValidator;
import dev.parlance.socket.Admission;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.ExceptionMapper;
import dev.parlance.socket.Feature;
import dev.parlance.socket.HandlerInterceptor;
import dev.parlance.socket.ServerListener;
import dev.parlance.spring.NamespaceCustomizer;
import dev.parlance.spring.ParlanceNamespace;
import dev.parlance.spring.ParlanceServerCustomizer;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Leaves out the components that are no part of a server. */
final class ParlanceTypeFilter extends TypeExcludeFilter {
    private static final List<AssignableTypeFilter> TYPES = List.of(
                    Admission.class,
                    Authenticator.class,
                    ExceptionMapper.class,
                    Feature.class,
                    HandlerInterceptor.class,
                    NamespaceCustomizer.class,
                    ParlanceServerCustomizer.class,
                    PayloadValidator.class,
                    ServerListener.class)
            .stream()
            .map(AssignableTypeFilter::new)
            .toList();

    private static final List<String> OF_METHODS = List.of(
            Handles.class.getName(), On.class.getName(), OnConnect.class.getName(), OnDisconnect.class.getName());

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory readers) throws IOException {
        AnnotationMetadata metadata = reader.getAnnotationMetadata();
        if (metadata.isAnnotated(ParlanceNamespace.class.getName())
                || OF_METHODS.stream().anyMatch(metadata::hasAnnotatedMethods)) {
            return false;
        }
        for (AssignableTypeFilter type : TYPES) {
            if (type.match(reader, readers)) {
                return false;
            }
        }
        return true;
    }

    // Spring Boot asks for both, as contexts with equal filters are shared.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParlanceTypeFilter;
    }

    @Override
    public int hashCode() {
        return ParlanceTypeFilter.class.hashCode();
    }
}
