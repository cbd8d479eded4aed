package dev.parlance.event;

/**
 * Checks what clients send beyond what its types say: payloads of events, auth payloads and answers, each after it was read and
 * found to be complete and within its limits, and before the application sees it.
 *
 * <pre>{@code
 * ParlanceServer server = ParlanceServer.builder()
 *         .payloadValidator(payload -> {
 *             if (payload instanceof Say say && say.text().isBlank()) {
 *                 throw RefusedException.invalid("text", "text is blank");
 *             }
 *         })
 *         .build();
 * }</pre>
 *
 * <p>Several threads may call it at the same time, event loops among them: it must be fast and not block.
 */
@Incubating
@FunctionalInterface
public interface PayloadValidator {
    /**
     * Accepts a payload by returning.
     *
     * @param payload of the type that its event declares; never null
     * @throws RefusedException to refuse it; {@link RefusedException#invalid} names the field. Anything else that is thrown is a
     *     {@code server-error}
     */
    void validate(Object payload);
}
