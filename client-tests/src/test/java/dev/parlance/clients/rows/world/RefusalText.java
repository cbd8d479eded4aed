package dev.parlance.clients.rows.world;

/** The text of a refusal in what is expected: any, but the same wherever it stands. */
public record RefusalText(int number) {
    @Override
    public String toString() {
        return "$id:the message of " + number;
    }
}
