package dev.parlance.catalogue.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets one thread at a time do something for a key. Whoever comes meanwhile has it done once more, and does not wait. */
final class SingleFlight {
    /** For keys in use, whether to do it once more. */
    private final Map<String, Boolean> again = new ConcurrentHashMap<>();

    /** Runs the action, unless another thread does: then that thread runs its own once more. */
    void run(String key, Runnable action) {
        boolean[] mine = new boolean[1];
        again.compute(key, (same, before) -> {
            mine[0] = before == null;
            return !mine[0];
        });
        if (mine[0]) {
            runAll(key, action);
        }
    }

    private void runAll(String key, Runnable action) {
        boolean ended = false;
        try {
            do {
                action.run();
            } while (again.computeIfPresent(key, (same, once) -> once ? false : null) != null);
            ended = true;
        } finally {
            if (!ended) {
                again.remove(key);
            }
        }
    }
}
