package dev.countersign.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

/** Reads stored operations back. */
@Component
public final class Operations {

    private final ObjectMapper json;

    Operations(ObjectMapper json) {
        this.json = json;
    }

    public Operation read(String canonical) {
        try {
            return json.readValue(canonical, Operation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored operation cannot be read", e);
        }
    }
}
