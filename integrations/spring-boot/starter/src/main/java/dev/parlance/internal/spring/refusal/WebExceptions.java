package dev.parlance.internal.spring.refusal;

import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.ExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Refuses exceptions that have a status of HTTP, as Spring MVC answers them: an {@link ErrorResponse}, {@link ResponseStatus} on
 * the class, or such a one as the cause. The client reads the reason or detail that these give it, and no exception's message.
 */
public final class WebExceptions implements ExceptionMapper {
    private static final int MAX_CAUSES = 16;

    @Override
    public @Nullable RefusedException refuse(Exception thrown) {
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof ErrorResponse response) {
                return refused(refusal(response));
            }
            ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(cause.getClass(), ResponseStatus.class);
            if (status != null) {
                return refused(StatusRefusals.of(status.code().value(), status.reason()));
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static @Nullable Refusal refusal(ErrorResponse response) {
        Refusal refusal = StatusRefusals.of(
                response.getStatusCode().value(), response.getBody().getDetail());
        return refusal == null
                ? null
                : StatusRefusals.withRetryAfter(refusal, response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER));
    }

    private static @Nullable RefusedException refused(@Nullable Refusal refusal) {
        return refusal == null ? null : new RefusedException(refusal);
    }
}
