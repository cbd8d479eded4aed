package dev.parlance.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.Direction;
import dev.parlance.event.Event;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever clients send in the place of any event of any catalogue: it becomes its payload, or is refused, or is no JSON.
 */
class CatalogueFuzzTest {
    private static final int INPUTS = 200_000;
    /** To see one input again, give the seed that a failure names here, and 1 as the number of inputs. */
    private static final long SEED = 20_260_131;

    private static final List<byte[]> ATTACHMENTS = List.of(new byte[] {1}, new byte[0]);

    private enum Outcome {
        PAYLOAD,
        REFUSED,
        MALFORMED
    }

    private final JsonCodec codec = new JsonCodec();
    private final List<SampleEvent> samples = Tokens.CATALOGUES.values().stream()
            .flatMap(catalogue -> SampleEvent.of(catalogue).stream())
            .filter(sample -> sample.event().direction() == Direction.CLIENT_TO_SERVER)
            .sorted(Comparator.comparing(SampleEvent::packet))
            .toList();

    @Test
    void whatClientsSendBecomesAPayloadOrIsRefusedOrIsNoJson() {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        Map<Event<?>, Map<Outcome, Integer>> byEvent = new IdentityHashMap<>();
        for (int i = 0; i < INPUTS; i++) {
            long seed = SEED + i;
            Random random = new Random(seed);
            SampleEvent sample = samples.get(random.nextInt(samples.size()));
            byte[] input = new FuzzedJson(random).of(sample.packet());
            Outcome outcome = outcome(sample.event(), input, random.nextInt(4) == 0, seed);
            outcomes.merge(outcome, 1, Integer::sum);
            byEvent.computeIfAbsent(sample.event(), event -> new EnumMap<>(Outcome.class))
                    .merge(outcome, 1, Integer::sum);
        }

        for (Outcome outcome : Outcome.values()) {
            assertThat(outcomes.get(outcome)).as(outcome + " of " + outcomes).isGreaterThan(INPUTS / 10);
        }
        assertThat(byEvent).hasSize((int)
                samples.stream().map(SampleEvent::event).distinct().count());
        byEvent.forEach(
                (event, each) -> assertThat(each).as(event.name()).containsKeys(Outcome.PAYLOAD, Outcome.MALFORMED));
    }

    private Outcome outcome(Event<?> event, byte[] input, boolean binary, long seed) {
        try {
            IncomingArguments arguments = codec.parseEvent(input, binary ? ATTACHMENTS : List.of(), binary);
            Object payload = codec.decode(event.payload(), arguments);
            Class<?> type = event.payload().type();
            if (payload == null ? type != Void.class && type != Object.class : !type.isInstance(payload)) {
                throw new AssertionError("neither a " + type.getSimpleName() + " nor a refusal");
            }
            return Outcome.PAYLOAD;
        } catch (MalformedJsonException e) {
            return Outcome.MALFORMED;
        } catch (RefusedException e) {
            assertThat(e.refusal().code()).as(what(event, input, seed)).isEqualTo(RefusalCode.VALIDATION_FAILED);
            return Outcome.REFUSED;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what(event, input, seed), e);
        }
    }

    private static String what(Event<?> event, byte[] input, long seed) {
        return event.name() + ", seed " + seed + ": " + new String(input, UTF_8);
    }
}
