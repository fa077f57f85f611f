package dev.countersign.modeling;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a model is written in; by the ending of its file. */
public enum ModelKind {
    BPMN("processes/", "application/xml"),
    DMN("processes/", "application/xml"),
    FORM("forms/", "application/json");

    private final String folder;
    private final String mediaType;

    ModelKind(String folder, String mediaType) {
        this.folder = folder;
        this.mediaType = mediaType;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    String folder() {
        return folder;
    }
}
