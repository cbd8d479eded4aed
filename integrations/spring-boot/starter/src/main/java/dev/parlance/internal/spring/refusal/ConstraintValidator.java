package dev.parlance.internal.spring.refusal;

import dev.parlance.event.PayloadValidator;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;

/** Checks the constraints of Jakarta Validation that payloads have. */
public final class ConstraintValidator implements PayloadValidator {
    private final Validator validator;

    public ConstraintValidator(Validator validator) {
        this.validator = validator;
    }

    @Override
    public void validate(Object payload) {
        Set<ConstraintViolation<Object>> violations = validator.validate(payload);
        if (!violations.isEmpty()) {
            throw Violations.refusal(violations);
        }
    }
}
