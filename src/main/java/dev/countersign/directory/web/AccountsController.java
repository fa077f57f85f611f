package dev.countersign.directory.web;

import dev.countersign.directory.Account;
import dev.countersign.directory.Accounts;
import dev.countersign.directory.AddAccount;
import dev.countersign.directory.ChangeAccount;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts over HTTP; a password goes in and never comes out. */
@RestController
@RequestMapping("/api/v1/directory/accounts")
@Tag(name = "Directory")
final class AccountsController {

    /** @param service none: no */
    record NewAccount(
            @Nullable String id,
            @Nullable String person,
            @Nullable Boolean service,
            @Nullable String password) {
        // Requests and answers end up in debug logs, passwords must not.
        @Override
        public String toString() {
            return "NewAccount[" + id + "]";
        }
    }

    record AccountChange(@Nullable Boolean active, @Nullable String password) {
        @Override
        public String toString() {
            return "AccountChange[" + active + "]";
        }
    }

    private final Accounts accounts;
    private final AddAccount addAccount;
    private final ChangeAccount changeAccount;

    AccountsController(Accounts accounts, AddAccount addAccount, ChangeAccount changeAccount) {
        this.accounts = accounts;
        this.addAccount = addAccount;
        this.changeAccount = changeAccount;
    }

    @GetMapping
    Items<Account> listAccounts() {
        return new Items<>(accounts.all());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Account addAccount(@RequestBody NewAccount body) {
        return addAccount.add(body.id(), body.person(), Boolean.TRUE.equals(body.service()), body.password());
    }

    @PatchMapping("/{id}")
    Account changeAccount(@PathVariable String id, @RequestBody AccountChange body) {
        return changeAccount.change(id, body.active(), body.password());
    }
}
