package dev.countersign.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import dev.countersign.ApplicationTest;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Models over HTTP, by the two process owners of the demo: {@code modeler-one} and {@code modeler-two}. */
@ApplicationTest
abstract class ModelingTest {

    @Autowired
    protected Api api;

    @Autowired
    protected JdbcClient jdbc;

    protected static Api.Answer expect(int status, Api.Answer answer) {
        assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(status);
        return answer;
    }

    protected static void refused(int status, String code, Api.Answer answer) {
        expect(status, answer);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.text("detail")).isNotBlank();
    }

    /** The text of what is in force. */
    protected String inForce(String name) {
        var version = api.as("modeler-one").get("/models/" + name).text("model/version");
        return api.as("modeler-one")
                .get("/models/" + name + "/versions/" + version)
                .text("content");
    }

    /** A draft of what is in force, with one passage replaced. */
    protected String draft(String account, String name, String passage, String replacement) {
        var content = inForce(name);
        assertThat(content).contains(passage);
        return expect(
                        201,
                        api.as(account)
                                .post(
                                        "/models/drafts",
                                        Map.of("name", name, "content", content.replace(passage, replacement))))
                .text("id");
    }
}
