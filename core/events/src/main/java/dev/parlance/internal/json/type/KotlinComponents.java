package dev.parlance.internal.json.type;

import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.module.kotlin.KotlinModule;
import dev.parlance.event.Limit;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import kotlin.jvm.JvmClassMappingKt;
import kotlin.reflect.KClass;
import kotlin.reflect.KFunction;
import kotlin.reflect.KParameter;
import kotlin.reflect.KProperty1;
import kotlin.reflect.KType;
import kotlin.reflect.KTypeParameter;
import kotlin.reflect.full.KClasses;
import kotlin.reflect.jvm.ReflectJvmMapping;
import org.jspecify.annotations.Nullable;

/**
 * The components of Kotlin's data classes: the parameters of the primary constructor. Kotlin keeps the nullability of types in
 * metadata of its own, so Java's reflection does not show it. Needs {@code kotlin-reflect}; see {@link KotlinClass}.
 */
final class KotlinComponents {
    private KotlinComponents() {}

    static Module module() {
        return new KotlinModule.Builder().build();
    }

    static boolean isData(Class<?> type) {
        // Of an object there is only one, and it has no constructor.
        KClass<?> kotlin = JvmClassMappingKt.getKotlinClass(type);
        return kotlin.isData() && KClasses.getPrimaryConstructor(kotlin) != null;
    }

    /** The name of a component that cannot be read; null if there is none. */
    static @Nullable String privateProperty(Class<?> type) {
        KClass<?> kotlin = JvmClassMappingKt.getKotlinClass(type);
        return Objects.requireNonNull(KClasses.getPrimaryConstructor(kotlin)).getParameters().stream()
                .map(parameter -> property(kotlin, parameter))
                .filter(property -> ReflectJvmMapping.getJavaGetter(property) == null)
                .map(KProperty1::getName)
                .findFirst()
                .orElse(null);
    }

    static List<RecordType.Component> of(Class<?> type, Map<TypeVariable<?>, TypeUse> bindings) {
        KClass<?> kotlin = JvmClassMappingKt.getKotlinClass(type);
        KFunction<?> constructor = Objects.requireNonNull(KClasses.getPrimaryConstructor(kotlin));
        Constructor<?> java = Objects.requireNonNull(ReflectJvmMapping.getJavaConstructor(constructor));
        List<RecordType.Component> components = new ArrayList<>();
        for (KParameter parameter : constructor.getParameters()) {
            components.add(component(property(kotlin, parameter), parameter, java, bindings));
        }
        return List.copyOf(components);
    }

    private static RecordType.Component component(
            KProperty1<?, ?> property,
            KParameter parameter,
            Constructor<?> constructor,
            Map<TypeVariable<?>, TypeUse> bindings) {
        Method getter = Objects.requireNonNull(ReflectJvmMapping.getJavaGetter(property));
        // An annotation on a property stands on the parameter, unless Kotlin is told otherwise.
        AnnotatedElement inConstructor = constructor.getParameters()[parameter.getIndex()];
        List<AnnotatedElement> declarations = Stream.of(inConstructor, getter, ReflectJvmMapping.getJavaField(property))
                .flatMap(Stream::ofNullable)
                .toList();
        return RecordType.component(
                property.getName(),
                use(parameter.getType(), bindings),
                getter,
                parameter.isOptional(),
                new RecordType.Annotations() {
                    @Override
                    public <A extends Annotation> @Nullable A find(Class<A> annotation) {
                        return declarations.stream()
                                .map(declaration -> declaration.getAnnotation(annotation))
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null);
                    }
                });
    }

    private static KProperty1<?, ?> property(KClass<?> type, KParameter parameter) {
        return KClasses.getDeclaredMemberProperties(type).stream()
                .filter(property -> property.getName().equals(parameter.getName()))
                .findFirst()
                .orElseThrow();
    }

    private static TypeUse use(KType type, Map<TypeVariable<?>, TypeUse> bindings) {
        Limit limit = limit(type);
        if (type.getClassifier() instanceof KTypeParameter variable) {
            return bound(variable, bindings).with(type.isMarkedNullable(), limit);
        }
        Optional<KType> value = valueOf(type);
        if (value.isPresent()) {
            return use(value.get(), bindings).with(type.isMarkedNullable(), limit);
        }
        List<TypeUse> arguments = type.getArguments().stream()
                .map(argument -> argument.getType() == null
                        ? TypeUse.of(Object.class)
                        : use(argument.getType(), bindings).boxed())
                .toList();
        TypeUse plain = TypeUse.of(TypeUse.raw(ReflectJvmMapping.getJavaType(type)));
        return new TypeUse(
                plain.raw(), type.isMarkedNullable(), limit, arguments.isEmpty() ? plain.arguments() : arguments);
    }

    private static @Nullable Limit limit(KType type) {
        return type.getAnnotations().stream()
                .filter(Limit.class::isInstance)
                .map(limit -> (Limit) LimitInKotlin.of((Limit) limit))
                .findFirst()
                .orElse(null);
    }

    private static TypeUse bound(KTypeParameter variable, Map<TypeVariable<?>, TypeUse> bindings) {
        return bindings.entrySet().stream()
                .filter(binding -> binding.getKey().getName().equals(variable.getName()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(TypeUse.of(Object.class));
    }

    /** What a value class stands for: in JSON, and in the getter, it is that. */
    private static Optional<KType> valueOf(KType type) {
        return type.getClassifier() instanceof KClass<?> kotlin && kotlin.isValue()
                ? Optional.of(Objects.requireNonNull(KClasses.getPrimaryConstructor(kotlin))
                        .getParameters()
                        .get(0)
                        .getType())
                : Optional.empty();
    }
}
