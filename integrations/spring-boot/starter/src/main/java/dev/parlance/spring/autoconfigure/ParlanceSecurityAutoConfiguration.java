package dev.parlance.spring.autoconfigure;

import dev.parlance.event.Incubating;
import dev.parlance.internal.spring.security.SecurityContextInterceptor;
import dev.parlance.socket.HandlerInterceptor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/** Has users whom Spring Security has authenticated in its context while handlers run. */
@AutoConfiguration(before = ParlanceAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.security.core.context.SecurityContextHolder")
@ConditionalOnProperty(prefix = "parlance", name = "enabled", matchIfMissing = true)
@Incubating
public class ParlanceSecurityAutoConfiguration {
    /** Before the interceptors of most applications, which so see the user; as that of Spring Security among servlet filters. */
    private static final int ORDER = -100;

    /** For Spring. */
    public ParlanceSecurityAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "parlanceSecurityContext")
    @Order(ORDER)
    HandlerInterceptor parlanceSecurityContext() {
        return new SecurityContextInterceptor();
    }
}
