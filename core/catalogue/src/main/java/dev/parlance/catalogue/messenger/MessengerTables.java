package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.jdbc.Schema;

/** The tables of {@link JdbcMessengerStore}. A position is the order in which messages came. */
final class MessengerTables {
    /** The name of the log, whose streams are rooms. */
    static final String LOG = "parlance_messenger";

    static final Schema SCHEMA = Schema.named("parlance_messenger")
            .script(
                    """
                    CREATE TABLE IF NOT EXISTS parlance_messenger_message (
                        position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        id VARCHAR NOT NULL UNIQUE,
                        room_id VARCHAR NOT NULL,
                        sender_id VARCHAR NOT NULL,
                        json VARCHAR)""",
                    """
                    CREATE TABLE IF NOT EXISTS parlance_messenger_read (
                        room_id VARCHAR NOT NULL,
                        member_id VARCHAR NOT NULL,
                        position BIGINT NOT NULL,
                        PRIMARY KEY (room_id, member_id))""",
                    """
                    CREATE TABLE IF NOT EXISTS parlance_messenger_hidden (
                        user_id VARCHAR NOT NULL,
                        position BIGINT NOT NULL REFERENCES parlance_messenger_message (position),
                        PRIMARY KEY (user_id, position))""",
                    "CREATE INDEX IF NOT EXISTS parlance_messenger_room ON parlance_messenger_message (room_id, position)");

    private MessengerTables() {}
}
