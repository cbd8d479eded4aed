package dev.parlance.event;

import static dev.parlance.event.ServerEventPattern.serverEvents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerEventPatternTest {
    record Move(int x, int y) {}

    public static final class GameEvents {
        /** Whatever the game calls it. */
        public static final ServerEventPattern<Move> GAME =
                serverEvents("game:<event>", Move.class).reserving("over");

        private GameEvents() {}
    }

    @Test
    void anEventIsMadeOfIt() {
        assertThat(GameEvents.GAME.named("a move")).isEqualTo(ServerEvent.serverEvent("game:a move", Move.class));
        assertThat(GameEvents.GAME.prefix()).isEqualTo("game:");
        assertThat(GameEvents.GAME.direction()).isEqualTo(Direction.SERVER_TO_CLIENT);
        assertThat(GameEvents.GAME).hasToString("game:<event>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"over", ""})
    void noEventIsMadeOfWhatIsReserved(String word) {
        assertThat(GameEvents.GAME.allows(word)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GameEvents.GAME.named(word))
                .withMessage("there is no game:<event> with \"" + word + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"game", "<event>", "game:<event", "game:<a>:b"})
    void aPatternVariesAtItsEndOnly(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> serverEvents(pattern, Move.class))
                .withMessageContaining("is not a pattern");
    }

    @Test
    void aCatalogueListsIt() {
        assertThat(Catalogue.of("games", Dialect.STANDARD, GameEvents.class).events())
                .isEqualTo(List.of(GameEvents.GAME));
    }
}
