CREATE TABLE parlance_schema (
    name VARCHAR(64) PRIMARY KEY,
    version INTEGER NOT NULL,
    locked_until TIMESTAMP(3) WITH TIME ZONE);
CREATE TABLE parlance_chat (
    id VARCHAR PRIMARY KEY,
    project_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    type VARCHAR NOT NULL);
CREATE TABLE parlance_chat_member (
    chat_id VARCHAR NOT NULL REFERENCES parlance_chat (id),
    user_id VARCHAR NOT NULL,
    PRIMARY KEY (chat_id, user_id));
CREATE INDEX parlance_chat_project ON parlance_chat (project_id);
CREATE INDEX parlance_chat_member_user ON parlance_chat_member (user_id);
CREATE TABLE parlance_message (
    position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id VARCHAR NOT NULL UNIQUE,
    chat_id VARCHAR NOT NULL,
    sender_id VARCHAR NOT NULL,
    type VARCHAR(16) NOT NULL,
    content VARCHAR NOT NULL,
    reply_to VARCHAR,
    mentions VARCHAR ARRAY NOT NULL,
    client_message_id VARCHAR,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    edited_at TIMESTAMP(3) WITH TIME ZONE,
    deleted_at TIMESTAMP(3) WITH TIME ZONE,
    UNIQUE (chat_id, sender_id, client_message_id));
CREATE TABLE parlance_reaction (
    position BIGINT GENERATED ALWAYS AS IDENTITY,
    message_id VARCHAR NOT NULL REFERENCES parlance_message (id),
    user_id VARCHAR NOT NULL,
    emoji VARCHAR NOT NULL,
    PRIMARY KEY (message_id, user_id, emoji));
CREATE TABLE parlance_read (
    position BIGINT GENERATED ALWAYS AS IDENTITY,
    message_id VARCHAR NOT NULL REFERENCES parlance_message (id),
    user_id VARCHAR NOT NULL,
    read_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (message_id, user_id));
CREATE INDEX parlance_message_chat ON parlance_message (chat_id, position);
INSERT INTO parlance_schema (name, version) VALUES ('parlance_chat', 2), ('parlance_message', 2), ('*', 0);
INSERT INTO parlance_chat (id, project_id, name, type) VALUES ('c1', 'p1', 'General', 'group');
INSERT INTO parlance_chat_member (chat_id, user_id) VALUES ('c1', 'ada');
INSERT INTO parlance_message (id, chat_id, sender_id, type, content, mentions, client_message_id, created_at)
    VALUES ('m1', 'c1', 'ada', 'TEXT', 'Hello', ARRAY['bob'], 'k1', '2026-03-01 12:00:00+00:00'),
        ('m2', 'c2', 'bob', 'TEXT', 'Elsewhere', ARRAY['ada'], NULL, '2026-03-01 12:00:00+00:00'),
        ('m3', 'c1', 'bob', 'TEXT', 'Hi', ARRAY['ada'], NULL, '2026-03-01 12:00:00+00:00');
INSERT INTO parlance_reaction (message_id, user_id, emoji) VALUES ('m1', 'bob', '+1');
INSERT INTO parlance_read (message_id, user_id, read_at) VALUES ('m1', 'bob', '2026-03-01 12:01:00+00:00');
