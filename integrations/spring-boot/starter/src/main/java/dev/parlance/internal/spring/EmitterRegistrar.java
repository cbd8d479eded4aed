package dev.parlance.internal.spring;

import dev.parlance.socket.Answers;
import dev.parlance.spring.Emitters;
import dev.parlance.spring.ParlanceEmitter;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Makes beans of the emitters' interfaces in the application's packages. */
public final class EmitterRegistrar implements ImportBeanDefinitionRegistrar {
    private final BeanFactory beans;
    private final Environment environment;
    private final ResourceLoader resources;

    public EmitterRegistrar(BeanFactory beans, Environment environment, ResourceLoader resources) {
        this.beans = beans;
        this.environment = environment;
        this.resources = resources;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        if (!AutoConfigurationPackages.has(beans)) {
            return;
        }
        ClassPathScanningCandidateComponentProvider scanner = scanner();
        AutoConfigurationPackages.get(beans).stream()
                .flatMap(name -> scanner.findCandidateComponents(name).stream())
                .map(BeanDefinition::getBeanClassName)
                .distinct()
                .forEach(name -> register(
                        ClassUtils.resolveClassName(Objects.requireNonNull(name), resources.getClassLoader()),
                        registry));
    }

    private ClassPathScanningCandidateComponentProvider scanner() {
        ClassPathScanningCandidateComponentProvider scanner =
                new ClassPathScanningCandidateComponentProvider(false, environment) {
                    @Override
                    protected boolean isCandidateComponent(AnnotatedBeanDefinition found) {
                        return found.getMetadata().isInterface()
                                && found.getMetadata().isIndependent();
                    }
                };
        scanner.setResourceLoader(resources);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ParlanceEmitter.class, false, true));
        return scanner;
    }

    private <T> void register(Class<T> type, BeanDefinitionRegistry registry) {
        String namespace = type.getAnnotation(ParlanceEmitter.class).value();
        Supplier<Emitters<T>> emitters = () ->
                Emitters.of(type, () -> beans.getBean(BeanNamespaces.class).get(namespace));

        RootBeanDefinition everyone = new RootBeanDefinition(type, () -> everyone(type, emitters.get()));
        everyone.setLazyInit(isForSockets(type));
        registry.registerBeanDefinition(type.getName(), everyone);

        RootBeanDefinition all = new RootBeanDefinition(Emitters.class);
        all.setTargetType(ResolvableType.forClassWithGenerics(Emitters.class, type));
        all.setInstanceSupplier(emitters);
        registry.registerBeanDefinition(type.getName() + ".emitters", all);
    }

    private static <T> T everyone(Class<T> type, Emitters<T> emitters) {
        try {
            return emitters.everyone();
        } catch (IllegalArgumentException e) {
            throw new ParlanceStartupException(
                    "The emitter " + type.getName() + " cannot be made: " + e.getMessage() + ".",
                    "Correct the interface, or the catalogue of its namespace.",
                    e);
        }
    }

    /** Whether it has a request that one client answers, so that it cannot send to everyone. */
    private static boolean isForSockets(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .map(method -> ResolvableType.forMethodReturnType(method).as(CompletionStage.class))
                .filter(stage -> stage != ResolvableType.NONE)
                .anyMatch(stage -> stage.getGeneric(0).resolve() != Answers.class);
    }
}
