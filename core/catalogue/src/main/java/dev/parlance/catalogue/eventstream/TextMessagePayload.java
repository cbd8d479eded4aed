package dev.parlance.catalogue.eventstream;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message on the wire. Ids are numbers, times milliseconds since 1970.
 *
 * @param messageId its id
 * @param messageType what it is
 * @param roomId its room
 * @param text the text
 * @param userId who wrote it
 * @param parentMessageId the message that it is a comment on; 0 for none
 * @param priority how urgent it is
 * @param markupType what its text is
 * @param createdUtc when it was written
 * @param lastEditedUtc when its text was last changed
 * @param lastModifiedUtc when anything about it was last changed
 * @param attachments what hangs on it
 * @param commentCount how many comments it has
 * @param readTimestamps who has read it, and when
 * @param issueProperties more of it if it is an issue
 * @param meetingProperties more of it if it is a meeting
 */
public record TextMessagePayload(
        long messageId,
        MessageType messageType,
        long roomId,
        String text,
        long userId,
        long parentMessageId,
        Priority priority,
        MarkupType markupType,
        long createdUtc,
        long lastEditedUtc,
        long lastModifiedUtc,
        List<Attachment> attachments,
        int commentCount,
        List<ReadTimestamp> readTimestamps,
        @Nullable IssueProperties issueProperties,
        @Nullable MeetingProperties meetingProperties) {

    /** What a message is. */
    public enum MessageType {
        /** Something said. */
        @JsonProperty("Regular")
        REGULAR,
        /** Something to be done. */
        @JsonProperty("Issue")
        ISSUE,
        /** A time to meet. */
        @JsonProperty("Meeting")
        MEETING,
        /** A value that this version does not know; never sent. */
        @JsonEnumDefaultValue
        @JsonProperty("Unknown")
        UNKNOWN
    }

    /** How urgent a message is. */
    public enum Priority {
        /** Nothing goes on without it. */
        @JsonProperty("Blocker")
        BLOCKER,
        /** Much suffers from it. */
        @JsonProperty("Critical")
        CRITICAL,
        /** Before others. */
        @JsonProperty("High")
        HIGH,
        /** As others. */
        @JsonProperty("Normal")
        NORMAL,
        /** After others. */
        @JsonProperty("Low")
        LOW,
        /** When there is nothing else to do. */
        @JsonProperty("Trivial")
        TRIVIAL,
        /** A value that this version does not know; never sent. */
        @JsonEnumDefaultValue
        @JsonProperty("Unknown")
        UNKNOWN
    }

    /** What a message's text is. */
    public enum MarkupType {
        /** Plain text. */
        @JsonProperty("TextPlain")
        PLAIN,
        /** HTML. */
        @JsonProperty("TextHtml")
        HTML,
        /** Markdown. */
        @JsonProperty("TextMarkdown")
        MARKDOWN,
        /** Source code. */
        @JsonProperty("TextCode")
        CODE,
        /** LaTeX. */
        @JsonProperty("TextLatex")
        LATEX,
        /** A value that this version does not know; never sent. */
        @JsonEnumDefaultValue
        @JsonProperty("Unknown")
        UNKNOWN
    }

    /**
     * A file that hangs on a message.
     *
     * @param attachmentId its id
     * @param attachmentState whether it can be fetched, in a value that the application defines
     * @param createdUtc when it was added
     * @param fileChecksum what its content must add up to
     * @param fileName shown to users
     * @param fileSize how many bytes it has
     * @param hasThumbnail whether there is a small picture of it
     * @param lastModifiedUtc when it was last changed
     * @param roomId its room
     * @param textMessageId its message
     * @param size how large it is, if it is a picture
     */
    public record Attachment(
            long attachmentId,
            String attachmentState,
            long createdUtc,
            String fileChecksum,
            String fileName,
            long fileSize,
            boolean hasThumbnail,
            long lastModifiedUtc,
            long roomId,
            long textMessageId,
            @Nullable Size size) {}

    /**
     * How large a picture is.
     *
     * @param width in pixels
     * @param height in pixels
     */
    public record Size(int width, int height) {}

    /**
     * Who has read a message.
     *
     * @param userId who
     * @param readUtc when
     */
    public record ReadTimestamp(long userId, long readUtc) {}

    /**
     * More of an issue.
     *
     * @param type what kind of issue, in a value that the application defines
     * @param status how far it is, in a value that the application defines
     * @param assignees the ids of the users who see to it
     */
    public record IssueProperties(String type, String status, List<Long> assignees) {}

    /**
     * More of a meeting.
     *
     * @param timeUtc when it begins
     * @param duration its length in milliseconds
     */
    public record MeetingProperties(long timeUtc, long duration) {}
}
