package dev.countersign.directory.web;

import dev.countersign.directory.ListDemoAccounts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For the sign-in page, which nobody has signed in to see; empty wherever Countersign is not merely tried. */
@RestController
@Tag(name = "Session")
final class DemoAccountsController {

    static final String PATH = "/api/v1/session/demo-accounts";

    private final ListDemoAccounts listDemoAccounts;

    DemoAccountsController(ListDemoAccounts listDemoAccounts) {
        this.listDemoAccounts = listDemoAccounts;
    }

    @GetMapping(PATH)
    @Operation(summary = "Accounts to try it with; none outside of the demo profile", operationId = "listDemoAccounts")
    Items<ListDemoAccounts.DemoAccount> listDemoAccounts() {
        return new Items<>(listDemoAccounts.all());
    }
}
