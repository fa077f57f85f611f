package dev.countersign.compliance.web;

import dev.countersign.compliance.AskSelfCheck;
import dev.countersign.compliance.SelfCheck;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The continuous self-check. */
@RestController
@RequestMapping("/api/v1/compliance/self-checks")
@Tag(name = "compliance")
class SelfCheckController {

    /** @param mayAsk whether the caller may ask for another */
    record SelfCheckList(List<SelfCheck> items, boolean mayAsk) {}

    private final AskSelfCheck askSelfCheck;

    SelfCheckController(AskSelfCheck askSelfCheck) {
        this.askSelfCheck = askSelfCheck;
    }

    @GetMapping
    @Operation(summary = "The latest self-checks and what they found", operationId = "listSelfChecks")
    SelfCheckList list() {
        return new SelfCheckList(askSelfCheck.latest(), askSelfCheck.mayAsk());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Asks for a self-check now; a node takes it in seconds", operationId = "askSelfCheck")
    SelfCheck ask() {
        return askSelfCheck.ask();
    }
}
