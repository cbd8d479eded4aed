package dev.parlance.internal.spring.refusal;

import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a client learns of violated constraints: the first of them, by its path. */
final class Violations {
    private static final Set<ElementKind> OUTSIDE = EnumSet.of(ElementKind.METHOD, ElementKind.PARAMETER);

    private Violations() {}

    static RefusedException refusal(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .min(Comparator.<ConstraintViolation<?>, String>comparing(
                                violation -> field(violation.getPropertyPath()))
                        .thenComparing(ConstraintViolation::getMessage))
                .map(Violations::refusal)
                .orElseThrow();
    }

    private static RefusedException refusal(ConstraintViolation<?> violation) {
        String field = field(violation.getPropertyPath());
        return field.isEmpty()
                ? new RefusedException(Refusal.of(RefusalCode.VALIDATION_FAILED, violation.getMessage()))
                : RefusedException.invalid(field, field + " " + violation.getMessage());
    }

    /** The path within the payload, as in {@code items[2].name}: without the method and the parameter that has it. */
    static String field(Path path) {
        List<Path.Node> nodes = new ArrayList<>();
        path.forEach(node -> {
            if (!OUTSIDE.contains(node.getKind())) {
                nodes.add(node);
            }
        });
        StringBuilder field = new StringBuilder();
        for (Path.Node node : nodes) {
            String text = node.toString();
            field.append(field.isEmpty() || text.isEmpty() || text.startsWith("[") ? "" : ".")
                    .append(text);
        }
        return field.toString();
    }

    /** Whether it is about an argument, which a client may have sent. */
    static boolean isOfArgument(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                return true;
            }
        }
        return false;
    }
}
