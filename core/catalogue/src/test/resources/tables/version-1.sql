CREATE TABLE IF NOT EXISTS parlance_chat (
    id VARCHAR(128) PRIMARY KEY,
    project_id VARCHAR(128) NOT NULL,
    name VARCHAR(256) NOT NULL,
    type VARCHAR(64) NOT NULL);
CREATE TABLE IF NOT EXISTS parlance_chat_member (
    chat_id VARCHAR(128) NOT NULL REFERENCES parlance_chat (id),
    user_id VARCHAR(128) NOT NULL,
    PRIMARY KEY (chat_id, user_id));
CREATE INDEX IF NOT EXISTS parlance_chat_project ON parlance_chat (project_id);
CREATE INDEX IF NOT EXISTS parlance_chat_member_user ON parlance_chat_member (user_id);
CREATE TABLE IF NOT EXISTS parlance_message (
    position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id VARCHAR(128) NOT NULL UNIQUE,
    chat_id VARCHAR(128) NOT NULL,
    sender_id VARCHAR(128) NOT NULL,
    type VARCHAR(16) NOT NULL,
    content VARCHAR(16384) NOT NULL,
    reply_to VARCHAR(128),
    mentions VARCHAR(128) ARRAY NOT NULL,
    client_message_id VARCHAR(128),
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    edited_at TIMESTAMP(3) WITH TIME ZONE,
    deleted_at TIMESTAMP(3) WITH TIME ZONE,
    UNIQUE (chat_id, sender_id, client_message_id));
CREATE TABLE IF NOT EXISTS parlance_reaction (
    position BIGINT GENERATED ALWAYS AS IDENTITY,
    message_id VARCHAR(128) NOT NULL REFERENCES parlance_message (id),
    user_id VARCHAR(128) NOT NULL,
    emoji VARCHAR(64) NOT NULL,
    PRIMARY KEY (message_id, user_id, emoji));
CREATE TABLE IF NOT EXISTS parlance_read (
    position BIGINT GENERATED ALWAYS AS IDENTITY,
    message_id VARCHAR(128) NOT NULL REFERENCES parlance_message (id),
    user_id VARCHAR(128) NOT NULL,
    read_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (message_id, user_id));
CREATE INDEX IF NOT EXISTS parlance_message_chat ON parlance_message (chat_id, position);
INSERT INTO parlance_chat (id, project_id, name, type) VALUES ('c1', 'p1', 'General', 'group');
INSERT INTO parlance_chat_member (chat_id, user_id) VALUES ('c1', 'ada');
INSERT INTO parlance_message (id, chat_id, sender_id, type, content, mentions, client_message_id, created_at)
    VALUES ('m1', 'c1', 'ada', 'TEXT', 'Hello', ARRAY['bob'], 'k1', '2026-03-01 12:00:00+00:00');
INSERT INTO parlance_reaction (message_id, user_id, emoji) VALUES ('m1', 'bob', '+1');
INSERT INTO parlance_read (message_id, user_id, read_at) VALUES ('m1', 'bob', '2026-03-01 12:01:00+00:00');
