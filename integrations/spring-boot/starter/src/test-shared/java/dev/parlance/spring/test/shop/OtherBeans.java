package dev.parlance.spring.test.shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Is no part of a test of the handlers. */
@Configuration(proxyBeanMethods = false)
class OtherBeans {
    @Bean
    StringBuilder other() {
        return new StringBuilder();
    }
}
