package dev.parlance.internal.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has Spring Boot say why the application cannot start, in place of a stack trace. */
final class StartupFailureAnalyzer extends AbstractFailureAnalyzer<ParlanceStartupException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ParlanceStartupException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
