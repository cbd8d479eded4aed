package dev.parlance.contract.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.contract.ShopEvents;
import dev.parlance.contract.typescript.TypeScript;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.event.Refusal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a dialect answers is found out by asking it. */
class DialectTest {
    @Test
    void aValueIsFoundInAnObjectAndNumbersAreToldApart() {
        Dialect dialect = new Dialect() {
            @Override
            public List<@Nullable Object> answer(@Nullable Object value) {
                return List.of(Map.of("status", 0, "value", value == null ? "" : value));
            }

            @Override
            public List<@Nullable Object> refusal(Refusal refusal) {
                int status = refusal.code().equals("unauthorized") ? 401 : 400;
                return List.of(Map.of("status", status, "again", refusal.retryAfterMs(), "why", refusal.message()));
            }
        };

        assertThat(typeScript(dialect))
                .contains(
                        "buy: (payload: ShopBuy | string, ack: (answer: Answered<ShopReceipt> | Refused) => void) => void;",
                        "leave: (ack?: (answer: Success | Refused) => void) => void;",
                        "export type Refused = { again: number; status: 400 | 401; why: string };",
                        "export type Answered<R> = { status: 0; value: R };");
    }

    @Test
    void anAckMayHaveSeveralArguments() {
        Dialect dialect = new Dialect() {
            @Override
            public List<@Nullable Object> answer(@Nullable Object value) {
                return Arrays.asList(null, value);
            }

            @Override
            public List<@Nullable Object> success() {
                return Collections.singletonList(null);
            }

            @Override
            public List<@Nullable Object> refusal(Refusal refusal) {
                return List.of(refusal);
            }
        };

        assertThat(typeScript(dialect))
                .contains(
                        "ack: (...answer: Answered<ShopReceipt> | Refused) => void",
                        "export type Refused = [Refusal];",
                        "export type Success = [null];",
                        "export type Answered<R> = [null, R];");
    }

    private static String typeScript(Dialect dialect) {
        Catalogue catalogue = Catalogue.of("shop", dialect, ShopEvents.class);
        JavadocReader sources = new JavadocReader(List.of(Path.of("src", "test", "java")));
        return TypeScript.of(new ContractReader(catalogue, ShopEvents.class, sources, true).read());
    }
}
