package dev.parlance.internal.server.event;

import dev.parlance.event.RefusedException;
import dev.parlance.socket.AckException;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.ExceptionMapper;
import dev.parlance.socket.Registration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * With what the exceptions of an application are refused. Of several mappings that fit, that of the nearest type counts; the
 * library has one of its own, for {@link AckException}. Where none fits, mappers are asked.
 */
public final class RefusalMappings {
    private static final Logger log = LoggerFactory.getLogger(RefusalMappings.class);

    private final String owner;
    private final @Nullable RefusalMappings around;
    private final List<ExceptionMapper> mappers;
    private final Map<Class<?>, Function<Object, RefusedException>> byType = new ConcurrentHashMap<>(2);

    /**
     * Without any.
     *
     * @param owner what has them, as a sentence names it
     */
    public RefusalMappings(String owner) {
        this(owner, List.of());
    }

    /**
     * Without any of its own.
     *
     * @param mappers are asked about what no mapping fits, in their order
     */
    public RefusalMappings(String owner, List<ExceptionMapper> mappers) {
        this(owner, null, mappers);
    }

    private RefusalMappings(String owner, @Nullable RefusalMappings around, List<ExceptionMapper> mappers) {
        this.owner = owner;
        this.around = around;
        this.mappers = mappers;
    }

    /** Mappings that go before these. */
    public RefusalMappings within(String inner) {
        return new RefusalMappings(inner, this, mappers);
    }

    /**
     * Adds one.
     *
     * @throws IllegalArgumentException if there is one for that type, or the type is a refusal itself
     */
    public <E extends Exception> Registration add(Class<E> type, Function<? super E, RefusedException> refusal) {
        Objects.requireNonNull(refusal);
        if (RefusedException.class.isAssignableFrom(type) || ConnectRefusedException.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException(owner + ": " + type.getName() + " is a refusal already");
        }
        Function<Object, RefusedException> mapping = thrown -> refusal.apply(type.cast(thrown));
        if (byType.putIfAbsent(type, mapping) != null) {
            throw new IllegalArgumentException(owner + ": how " + type.getName() + " is refused was said before");
        }
        return () -> byType.remove(type, mapping);
    }

    /** Reads what code of the application has thrown. */
    public HandlerFailure read(Throwable thrown) {
        HandlerFailure failure = HandlerFailure.of(thrown);
        if (failure.cause() instanceof RefusedException || failure.cause() instanceof InvalidAnswerException) {
            return failure;
        }
        for (Class<?> type = failure.cause().getClass(); type != null; type = type.getSuperclass()) {
            Function<Object, RefusedException> mapping = find(type);
            if (mapping != null) {
                return new HandlerFailure(failure.cause(), apply(mapping, failure.cause()));
            }
            if (type == AckException.class) {
                return failure;
            }
        }
        return failure.cause() instanceof Exception exception && !mappers.isEmpty()
                ? new HandlerFailure(exception, ask(exception))
                : failure;
    }

    private @Nullable RefusedException ask(Exception thrown) {
        try {
            for (ExceptionMapper mapper : mappers) {
                RefusedException refusal = mapper.refuse(thrown);
                if (refusal != null) {
                    return refusal;
                }
            }
        } catch (Throwable e) {
            notMade(thrown, e);
        }
        return null;
    }

    private @Nullable Function<Object, RefusedException> find(Class<?> type) {
        Function<Object, RefusedException> mapping = byType.get(type);
        return mapping == null && around != null ? around.find(type) : mapping;
    }

    private @Nullable RefusedException apply(Function<Object, RefusedException> mapping, Throwable cause) {
        try {
            return Objects.requireNonNull(mapping.apply(cause), "it is null");
        } catch (Throwable e) {
            notMade(cause, e);
            return null;
        }
    }

    private void notMade(Throwable refused, Throwable e) {
        log.error(
                "{}: the refusal of a {} could not be made",
                owner,
                refused.getClass().getName(),
                e);
    }
}
