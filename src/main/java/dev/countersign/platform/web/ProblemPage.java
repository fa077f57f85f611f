package dev.countersign.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The error page of the servlet container: whatever it forwards here becomes a problem document. */
@Controller
@Hidden
class ProblemPage implements ErrorController {

    private final ProblemWriter problems;

    ProblemPage(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        problems.write(
                response,
                thrown instanceof Throwable t
                        ? Problems.of(t)
                        : Problem.of(status instanceof Integer code && code >= 400 ? code : 404));
    }
}
