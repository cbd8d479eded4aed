package dev.parlance.catalogue.platform.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a message's content is. */
public enum MessageType {
    /** A text shown to users. */
    @JsonProperty("text")
    TEXT,
    /** A reference to an image, as a URL. */
    @JsonProperty("image")
    IMAGE,
    /** A reference to a file, as a URL. */
    @JsonProperty("file")
    FILE,
    /** A reference to a recording, as a URL. */
    @JsonProperty("audio")
    AUDIO
}
