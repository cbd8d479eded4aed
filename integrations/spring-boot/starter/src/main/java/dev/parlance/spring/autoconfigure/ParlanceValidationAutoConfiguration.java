package dev.parlance.spring.autoconfigure;

import dev.parlance.event.Incubating;
import dev.parlance.event.PayloadValidator;
import dev.parlance.internal.spring.refusal.ConstraintValidator;
import dev.parlance.internal.spring.refusal.ViolationExceptions;
import dev.parlance.socket.ExceptionMapper;
import jakarta.validation.Validator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Has the application's {@link Validator} check the constraints of payloads, and refuses calls of handlers whose parameters violate
 * constraints. A bean with the name {@code parlanceConstraints} takes the place of the check.
 */
@AutoConfiguration(
        before = ParlanceAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration",
            "org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration"
        })
@ConditionalOnClass(name = "jakarta.validation.Validator")
@ConditionalOnProperty(prefix = "parlance", name = "enabled", matchIfMissing = true)
@Incubating
public class ParlanceValidationAutoConfiguration {
    /** For Spring. */
    public ParlanceValidationAutoConfiguration() {}

    @Bean
    @ConditionalOnBean(Validator.class)
    @ConditionalOnMissingBean(name = "parlanceConstraints")
    PayloadValidator parlanceConstraints(Validator validator) {
        return new ConstraintValidator(validator);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ExceptionMapper parlanceViolationExceptions() {
        return new ViolationExceptions();
    }
}
