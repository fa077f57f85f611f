package dev.countersign.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.countersign.change.Proposal;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sample changes as {@code config/sample-changes.yaml} tells them, in the order in which they are made. */
record SampleFile(List<Sample> changes) {

    private static final ObjectReader YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(SampleFile.class);

    /**
     * @param by account that asks for it, and runs it
     * @param asks as the API takes it
     * @param then what happens to it afterwards
     */
    record Sample(String by, Proposal asks, List<Step> then) {
        Sample {
            then = then == null ? List.of() : then;
        }

        String title() {
            return Objects.requireNonNull(asks.title());
        }
    }

    /**
     * @param says the reason, the answer to each remediation item, or the notes, whichever the act has
     * @param items what a rejection wants put right
     * @param corrections of a revision
     * @param result of the execution
     * @param observed the digest of what really ran; none: of what was approved
     */
    record Step(
            Act act,
            @Nullable String says,
            @Nullable List<String> items,
            @Nullable Proposal corrections,
            @Nullable String result,
            @Nullable String observed) {}

    enum Act {
        /** By somebody who may take the open seat. */
        @JsonProperty("approve")
        APPROVE,
        /** Until no seat is open, however many policy asks for. */
        @JsonProperty("approve-fully")
        APPROVE_FULLY,
        @JsonProperty("reject")
        REJECT,
        @JsonProperty("revise")
        REVISE,
        @JsonProperty("withdraw")
        WITHDRAW,
        @JsonProperty("start")
        START,
        @JsonProperty("report")
        REPORT
    }

    static SampleFile read(InputStream content) throws IOException {
        try (content) {
            return YAML.readValue(content);
        }
    }

    Set<String> titles() {
        return changes.stream().map(Sample::title).collect(Collectors.toUnmodifiableSet());
    }
}
