package dev.parlance.clients.java;

import static dev.parlance.clients.java.JavaClient.unique;
import static dev.parlance.clients.json.JsonValues.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaRoomsIT extends JavaClientBehaviours {
    /** The texts that each client has received before a fence that all of them receive. */
    private static List<List<String>> texts(List<JavaClient> clients) throws Exception {
        String fence = unique("fence");
        announce(clients.get(0), fence, true);
        List<List<String>> texts = new ArrayList<>();
        for (JavaClient client : clients) {
            List<String> received = new ArrayList<>();
            for (String text = next(client); !text.equals(fence); text = next(client)) {
                received.add(text);
            }
            texts.add(received);
        }
        return texts;
    }

    private static String next(JavaClient client) throws Exception {
        return String.valueOf(client.nextObject("hall:announced").get("text"));
    }

    private static void announce(JavaClient client, String text, boolean alsoMe, String... halls) throws Exception {
        client.call("hall:announce", object("halls", List.of(halls), "alsoMe", alsoMe, "text", text));
    }

    private static void announceExcept(
            JavaClient client, String text, boolean alsoMe, List<String> halls, String excepted) throws Exception {
        client.call(
                "hall:announce", object("halls", halls, "except", List.of(excepted), "alsoMe", alsoMe, "text", text));
    }

    private static void enter(JavaClient client, String... halls) throws Exception {
        for (String hall : halls) {
            client.call("hall:enter", Map.of("hall", hall));
        }
    }

    @Test
    void receivesItsRoomsOnly() throws Exception {
        List<JavaClient> all = connectAs("a", "b", "c");
        String one = unique("hall");
        String two = unique("hall");
        enter(all.get(0), one);
        enter(all.get(1), one);
        enter(all.get(2), two);
        announce(all.get(0), "to one", true, one);
        announce(all.get(0), "to two", true, two);
        announce(all.get(0), "to others in one", false, one);
        announce(all.get(0), "to all others", false);
        assertThat(texts(all))
                .containsExactly(
                        List.of("to one"),
                        List.of("to one", "to others in one", "to all others"),
                        List.of("to two", "to all others"));
    }

    @Test
    void receivesAUnionOfRoomsOnce() throws Exception {
        List<JavaClient> all = connectAs("a", "b", "c");
        String one = unique("hall");
        String two = unique("hall");
        enter(all.get(0), one, two);
        enter(all.get(1), two);
        announce(all.get(2), "to both", true, one, two, two);
        assertThat(texts(all)).containsExactly(List.of("to both"), List.of("to both"), List.of());
    }

    @Test
    void receivesNothingThatItIsExceptedFrom() throws Exception {
        List<JavaClient> all = connectAs("a", "b", "c");
        String one = unique("hall");
        String two = unique("hall");
        enter(all.get(0), one);
        enter(all.get(1), one, two);
        announceExcept(all.get(2), "not two", true, List.of(one), two);
        announceExcept(all.get(0), "neither me nor two", false, List.of(), two);
        assertThat(texts(all)).containsExactly(List.of("not two"), List.of(), List.of("neither me nor two"));
    }

    @Test
    void receivesNothingOfARoomThatItHasLeft() throws Exception {
        List<JavaClient> all = connectAs("a", "b");
        String hall = unique("hall: a%b");
        enter(all.get(0), hall);
        enter(all.get(1), hall);
        all.get(1).call("hall:leave", Map.of("hall", hall));
        announce(all.get(1), "left", true, hall);
        assertThat(texts(all)).containsExactly(List.of("left"), List.of());
    }

    @Test
    void reachesTheSameUsersOtherDevices() throws Exception {
        String user = unique("user");
        List<JavaClient> all = connectAs(user, user, "stranger");
        all.get(0).call("notify-other-devices", Map.of("users", List.of(), "text", "read elsewhere"));
        assertThat(texts(all)).containsExactly(List.of(), List.of("read elsewhere"), List.of());
    }

    @Test
    void reachesUsersAndRendersForEachOfThem() throws Exception {
        String ada = unique("ada");
        String bob = unique("bob:%");
        List<JavaClient> all = connectAs("stranger", ada, ada, bob);
        all.get(0).call("notify-users", Map.of("users", List.of(ada, bob, ada), "text", "both"));
        all.get(0).call("notify-each-user", Map.of("users", List.of(ada, bob), "text", "for"));
        assertThat(texts(all))
                .containsExactly(
                        List.of(),
                        List.of("both", "for " + ada),
                        List.of("both", "for " + ada),
                        List.of("both", "for " + bob));
    }
}
