package dev.parlance.spring.autoconfigure;

import dev.parlance.event.Incubating;
import dev.parlance.event.PayloadValidator;
import dev.parlance.internal.spring.refusal.DataExceptions;
import dev.parlance.internal.spring.refusal.SecurityExceptions;
import dev.parlance.internal.spring.refusal.WebExceptions;
import dev.parlance.socket.ExceptionMapper;
import dev.parlance.spring.ParlanceServerCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * With what exceptions are refused: beans of type {@link ExceptionMapper}, the application's before those for the exceptions of
 * Spring's web, data access and security. Payloads are checked by beans of type {@link PayloadValidator}.
 */
@AutoConfiguration(before = ParlanceAutoConfiguration.class)
@ConditionalOnProperty(prefix = "parlance", name = "enabled", matchIfMissing = true)
@Incubating
public class ParlanceRefusalAutoConfiguration {
    /** For Spring. */
    public ParlanceRefusalAutoConfiguration() {}

    @Bean
    ParlanceServerCustomizer parlanceRefusals(
            ObjectProvider<ExceptionMapper> mappers, ObjectProvider<PayloadValidator> validators) {
        return builder -> {
            mappers.orderedStream().forEach(builder::exceptionMapper);
            validators.orderedStream().forEach(builder::payloadValidator);
        };
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.web.ErrorResponse")
    static class OfWeb {
        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        ExceptionMapper parlanceWebExceptions() {
            return new WebExceptions();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.dao.DataAccessException")
    static class OfDataAccess {
        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        ExceptionMapper parlanceDataExceptions() {
            return new DataExceptions();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.security.core.AuthenticationException")
    static class OfSecurity {
        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        ExceptionMapper parlanceSecurityExceptions() {
            return new SecurityExceptions();
        }
    }
}
