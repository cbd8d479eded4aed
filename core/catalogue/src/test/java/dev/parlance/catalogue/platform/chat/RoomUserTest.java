package dev.parlance.catalogue.platform.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.chat.RoomUser.Decision;
import dev.parlance.catalogue.platform.chat.RoomUser.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The agreement of three servers on who announces a user, with steps and messages in every order that chance finds. */
class RoomUserTest {
    private static final int RUNS = 5_000;
    private static final int STEPS = 200;

    /** One run: what is not yet delivered waits in {@code network}. */
    private static final class Run {
        private final Random random;
        private final List<Server> servers =
                IntStream.range(0, 3).mapToObj(Server::new).toList();
        private final List<Runnable> network = new ArrayList<>();
        private final List<String> announced = new ArrayList<>();
        private final Set<String> sockets = new TreeSet<>();

        private final class Server {
            private final String id;
            private final RoomUser user;
            private long clock;
            private int missing;
            private boolean elsewhere;

            Server(int number) {
                id = "server-" + number;
                user = new RoomUser(id);
            }

            /** A socket comes, or goes if it is there. */
            void toggle(String socket) {
                if (sockets.remove(socket)) {
                    user.leave(socket, () -> announced.add("offline"));
                } else {
                    sockets.add(socket);
                    user.enter(socket, () -> announced.add("online"));
                }
                askIfNeeded();
            }

            private void askIfNeeded() {
                if (user.mustAsk()) {
                    long time = ++clock;
                    user.ask(time);
                    missing = servers.size() - 1;
                    elsewhere = false;
                    Question question = new Question(id, time, here -> network.add(() -> receiveAnswer(here)));
                    servers.stream()
                            .filter(other -> other != this)
                            .forEach(other -> network.add(() -> other.receiveQuestion(question)));
                }
            }

            private void receiveQuestion(Question question) {
                clock = Math.max(clock, question.time());
                if (user.isAnsweredNow(question)) {
                    question.answer().accept(user.isHere());
                }
            }

            private void receiveAnswer(boolean here) {
                elsewhere |= here;
                if (--missing == 0) {
                    Decision decision = user.decide(elsewhere);
                    if (decision.announcement() != null) {
                        decision.announcement().run();
                    }
                    askIfNeeded();
                    // Later, as on a network: until then others may ask.
                    network.add(decision::answer);
                }
            }
        }

        Run(long seed) {
            random = new Random(seed);
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                if (network.isEmpty() || random.nextInt(4) == 0) {
                    Server server = servers.get(random.nextInt(servers.size()));
                    server.toggle(server.id + "/" + random.nextInt(2));
                } else {
                    deliver();
                }
            }
            while (!network.isEmpty()) {
                deliver();
            }
        }

        private void deliver() {
            network.remove(random.nextInt(network.size())).run();
        }
    }

    @Test
    void inWhateverOrderMessagesArriveAnnouncementsAlternateAndTheLastIsTrue() {
        for (int seed = 0; seed < RUNS; seed++) {
            Run run = new Run(seed);
            run.play();

            List<String> alternating = IntStream.range(0, run.announced.size())
                    .mapToObj(i -> i % 2 == 0 ? "online" : "offline")
                    .toList();
            assertThat(run.announced).as("run %d", seed).isEqualTo(alternating);
            assertThat(run.announced.size() % 2 == 1)
                    .as("online after run %d, with the sockets %s", seed, run.sockets)
                    .isEqualTo(!run.sockets.isEmpty());
            assertThat(run.servers).allMatch(server -> server.user.isSettled());
        }
    }
}
