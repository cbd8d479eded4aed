package dev.parlance.internal.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JoinedRoomsTest {
    @Test
    void fewAndManyNamesBehaveAsASetDoes() {
        for (int names : new int[] {3, 8, 9, 40}) {
            JoinedRooms rooms = new JoinedRooms();
            Set<String> model = new LinkedHashSet<>();
            Random random = new Random(names);
            for (int step = 0; step < 2_000; step++) {
                String name = "room:" + random.nextInt(names);
                if (random.nextBoolean()) {
                    assertThat(rooms.add(name)).isEqualTo(model.add(name));
                } else {
                    assertThat(rooms.remove(name)).isEqualTo(model.remove(name));
                }
                assertThat(rooms.contains(name)).isEqualTo(model.contains(name));
                assertThat(rooms.copy()).isEqualTo(model);
            }
        }
    }
}
