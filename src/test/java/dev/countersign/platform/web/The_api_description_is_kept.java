package dev.countersign.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.countersign.ApplicationTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Keeps src/docs/openapi.json what the application says of itself: a change of the API is seen in the review. */
@ApplicationTest
class The_api_description_is_kept {

    private static final Path KEPT = Path.of("src/docs/openapi.json");
    private static final String WRITE = "countersign.openapi.write";

    @Autowired
    WebApplicationContext application;

    @Test
    void beside_the_documents() throws Exception {
        var now = description();
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(KEPT, now);
        }
        assertThat(Files.readString(KEPT))
                .as("run `mvn test -Dtest=The_api_description_is_kept -D%s=true` and look at the difference", WRITE)
                .isEqualTo(now);
    }

    private String description() throws Exception {
        var served = MockMvcBuilders.webAppContextSetup(application)
                .build()
                .perform(get("/api/openapi.json"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        var json = new ObjectMapper()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(SerializationFeature.INDENT_OUTPUT);
        return json.writeValueAsString(json.readValue(served, Map.class)) + "\n";
    }
}
