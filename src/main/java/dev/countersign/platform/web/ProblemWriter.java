package dev.countersign.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.platform.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Writes problem documents where no controller runs: filters, entry points of the sign-in, the servlet container. */
@Component
public final class ProblemWriter {

    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    public void write(HttpServletResponse response, Refusal refusal) throws IOException {
        write(response, Problem.of(refusal));
    }

    /** Why a body could not be read. */
    public void write(HttpServletResponse response, IOException unreadable) throws IOException {
        write(response, Problems.of(unreadable));
    }

    /** Headers that the response has already stay, such as {@code WWW-Authenticate}. */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        problem.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(bytes(problem));
    }

    byte[] bytes(Problem problem) throws IOException {
        return json.writeValueAsBytes(problem);
    }
}
