package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.call.Call;
import java.util.ArrayList;
import java.util.List;

/** The keys of the calls of one namespace. */
record CallKeys(Keys keys, String namespace) {
    private String of(String kind, String id) {
        return keys.of("call:" + kind + ":" + JoinedTexts.join(namespace), id);
    }

    /** What the keys of calls begin with; the rest is {@link CallText#member}. */
    String calls() {
        return of("value", "");
    }

    String call(String member) {
        return calls() + member;
    }

    /** What the keys of nodes' devices begin with; the rest is the node. */
    String devices() {
        return of("node", "");
    }

    String devicesOf(String node) {
        return devices() + node;
    }

    String alarms() {
        return of("alarms", "");
    }

    String numbers() {
        return of("numbers", "");
    }

    String begunBy(String userId) {
        return of("caller", userId);
    }

    String ofUser(String userId) {
        return of("user", userId);
    }

    /** Those, and the calls of each participant. */
    List<String> withParticipants(Call call, String... first) {
        List<String> all = new ArrayList<>(List.of(first));
        call.participants().keySet().stream().sorted().map(this::ofUser).forEach(all::add);
        return all;
    }
}
