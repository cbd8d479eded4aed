package dev.parlance.internal.spring.refusal;

import dev.parlance.binding.TypedListeners;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.ExceptionMapper;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses calls of handlers whose parameters violate constraints. Those of other beans, of returned values and of stored entities
 * are failures of the server.
 */
public final class ViolationExceptions implements ExceptionMapper {
    @Override
    public @Nullable RefusedException refuse(Exception thrown) {
        if (!(thrown instanceof ConstraintViolationException violated) || violated.getConstraintViolations() == null) {
            return null;
        }
        List<ConstraintViolation<?>> violations = List.copyOf(violated.getConstraintViolations());
        return !violations.isEmpty() && violations.stream().allMatch(ViolationExceptions::isOfHandler)
                ? Violations.refusal(violations)
                : null;
    }

    private static boolean isOfHandler(ConstraintViolation<?> violation) {
        return Violations.isOfArgument(violation) && TypedListeners.isListener(violation.getRootBeanClass());
    }
}
