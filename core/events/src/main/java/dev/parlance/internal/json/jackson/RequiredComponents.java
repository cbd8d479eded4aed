package dev.parlance.internal.json.jackson;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import dev.parlance.internal.json.check.PayloadChecks;
import dev.parlance.internal.json.type.KotlinClass;
import dev.parlance.internal.json.type.RecordType;
import dev.parlance.internal.json.type.TypeUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes Jackson require every component of a record that is not annotated {@code @Nullable}. The same holds for the elements
 * of a component's list, array or map, at any depth, unless they are any JSON ({@code Object}).
 */
final class RequiredComponents extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        JsonSetter.Value declared = super.findSetterInfo(annotated);
        RecordType.Component component = componentOf(annotated);
        if (component == null || annotated.hasAnnotation(JsonAnySetter.class)) {
            return declared;
        }
        TypeUse type = component.type();
        boolean mayBeNull = type.mayBeMissing() || isCheckedByKotlin(annotated, type);
        JsonSetter.Value found =
                JsonSetter.Value.construct(mayBeNull ? null : Nulls.FAIL, mayHoldNull(type) ? null : Nulls.FAIL);
        return found.withOverrides(declared);
    }

    /** Jackson's module for Kotlin looks for nulls itself, and then knows the path; primitive types it leaves to Jackson. */
    private static boolean isCheckedByKotlin(Annotated annotated, TypeUse type) {
        return !type.raw().isPrimitive() && KotlinClass.isData(((AnnotatedMember) annotated).getDeclaringClass());
    }

    private static RecordType.@Nullable Component componentOf(Annotated annotated) {
        if (!(annotated instanceof AnnotatedMember member) || !RecordType.is(member.getDeclaringClass())) {
            return null;
        }
        List<RecordType.Component> components = RecordType.components(member.getDeclaringClass());
        if (member instanceof AnnotatedParameter parameter) {
            boolean canonical = parameter.getOwner() instanceof AnnotatedConstructor constructor
                    && constructor.getParameterCount() == components.size();
            return canonical ? components.get(parameter.getIndex()) : null;
        }
        return components.stream()
                .filter(component -> component.name().equals(member.getName()))
                .findFirst()
                .orElse(null);
    }

    /**
     * Whether null is allowed somewhere in a list, an array or a map. Jackson knows one answer for all depths; where they
     * differ, {@link PayloadChecks} finds what is missing.
     */
    private static boolean mayHoldNull(TypeUse type) {
        if (!type.isContainer()) {
            return true;
        }
        TypeUse content = type.content();
        return content.mayBeMissing() || content.isAnyJson() || content.isContainer() && mayHoldNull(content);
    }
}
