package com.example.shop;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.micrometer.ParlanceMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Shop {
    public static void main(String[] args) {
        SpringApplication.run(Shop.class, args);
    }

    @Bean
    Catalogue events() {
        return Catalogue.of("shop", Dialect.STANDARD, OrderEvents.class);
    }

    @Bean
    ParlanceMetrics parlanceMetrics(MeterRegistry registry) {
        return new ParlanceMetrics(registry);
    }
}
