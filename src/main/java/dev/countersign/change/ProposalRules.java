package dev.countersign.change;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.directory.Directory;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Digest;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import dev.countersign.policy.Catalogue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a proposal has to be before anybody is bothered with it. All that is wrong is said at once. */
@Component
public final class ProposalRules {

    private static final int MANY = 50;

    private final Catalogue catalogue;
    private final Directory directory;
    private final Visibility visibility;
    private final DatabaseTime time;

    ProposalRules(Catalogue catalogue, Directory directory, Visibility visibility, DatabaseTime time) {
        this.catalogue = catalogue;
        this.directory = directory;
        this.visibility = visibility;
        this.time = time;
    }

    /** @throws Refused {@code invalid} with every field at fault */
    void check(Proposal proposal, Actor requester) {
        var errors = errors(proposal, requester);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
    }

    /** Every field at fault. */
    List<FieldError> errors(Proposal proposal, Actor requester) {
        var errors = new ArrayList<FieldError>();
        named("project", proposal.project(), errors);
        named("environment", proposal.environment(), errors);
        named("action", proposal.action(), errors);
        errors.addAll(unknown(proposal, requester));
        words(proposal, errors);
        artifact(proposal, errors);
        evidence(proposal.evidenceOrNone(), errors);
        authors(proposal, errors);
        window(proposal.windowOrAny(), errors);
        return errors;
    }

    /** A project, environment or action that is named and that the requester may not use, whether it exists or not. */
    List<FieldError> unknown(Proposal proposal, Actor requester) {
        var errors = new ArrayList<FieldError>();
        known("project", proposal.project(), visibility.projects(requester)::contains, errors);
        known(
                "environment",
                proposal.environment(),
                id -> catalogue.environment(id).isPresent(),
                errors);
        known("action", proposal.action(), id -> catalogue.action(id).isPresent(), errors);
        return errors;
    }

    private static void named(String field, @Nullable String value, List<FieldError> errors) {
        if (value == null || value.isBlank()) {
            errors.add(new FieldError(field, "is missing"));
        }
    }

    private static void known(String field, @Nullable String value, Predicate<String> known, List<FieldError> errors) {
        if (value != null && !value.isBlank() && !known.test(value)) {
            errors.add(new FieldError(field, "is none that you may use; the catalogue names those that exist"));
        }
    }

    private void words(Proposal proposal, List<FieldError> errors) {
        Text.line("target", proposal.target(), 300, errors);
        Text.line("title", proposal.title(), 200, errors);
        Text.allow("description", proposal.description(), Text.prose(10_000), errors);
        Text.allow("rollbackPlan", proposal.rollbackPlan(), Text.prose(10_000), errors);
        Text.allow("incident", proposal.incident(), Text.line(200), errors);
        parameters(proposal.parameters(), errors);
    }

    /** Also of an emergency action. */
    public static void parameters(@Nullable JsonNode parameters, List<FieldError> errors) {
        if (parameters != null && !parameters.isObject()) {
            errors.add(new FieldError("parameters", "must be an object"));
        } else if (parameters != null) {
            parameters("parameters", parameters, errors);
        }
    }

    /** Approvers read them too: nothing in them may show as something else. */
    private static void parameters(String path, JsonNode node, List<FieldError> errors) {
        if (node.isTextual()) {
            Text.allow(path, node.textValue(), Text.NO_OVERRIDES, errors);
        }
        node.properties().forEach(member -> {
            Text.allow(path, member.getKey(), Text.NO_OVERRIDES, errors);
            parameters(path + "." + member.getKey(), member.getValue(), errors);
        });
        if (node.isArray()) {
            node.forEach(item -> parameters(path + "[]", item, errors));
        }
    }

    private void artifact(Proposal proposal, List<FieldError> errors) {
        var artifact = proposal.artifact();
        if (artifact != null) {
            Text.line("artifact.name", artifact.name(), 300, errors);
            digest("artifact.digest", artifact.digest(), errors);
        }
    }

    /** Also for what proves an outcome. */
    public static void evidence(List<Proposal.EvidenceLink> links, List<FieldError> errors) {
        if (links.size() > MANY) {
            errors.add(new FieldError("evidence", "has more than " + MANY + " items"));
            return;
        }
        for (int i = 0; i < links.size(); i++) {
            var at = "evidence[" + i + "]";
            var link = links.get(i);
            Text.line(at + ".kind", link.kind(), 60, errors);
            Text.line(at + ".title", link.title(), 200, errors);
            Text.line(at + ".url", link.url(), 2000, errors);
            webAddress(at + ".url", link.url(), errors);
            digest(at + ".digest", link.digest(), errors);
        }
    }

    /** Of whatever people may follow as a link. */
    public static void webAddress(String field, @Nullable String url, List<FieldError> errors) {
        if (url != null && !isWebAddress(url)) {
            errors.add(new FieldError(field, "must be an http or https address"));
        }
    }

    private static boolean isWebAddress(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void digest(String field, @Nullable String digest, List<FieldError> errors) {
        if (digest != null && !Digest.isDigest(digest)) {
            errors.add(new FieldError(field, "must be sha256: and 64 lower-case hex digits"));
        }
    }

    private void authors(Proposal proposal, List<FieldError> errors) {
        var authors = proposal.authorsOrNone();
        if (authors.size() > MANY) {
            errors.add(new FieldError("authors", "has more than " + MANY + " items"));
            return;
        }
        for (int i = 0; i < authors.size(); i++) {
            var author = authors.get(i);
            if (Objects.isNull(author) || directory.account(author).isEmpty()) {
                errors.add(new FieldError("authors[" + i + "]", "is no account"));
            }
        }
    }

    private void window(Window window, List<FieldError> errors) {
        var from = window.notBefore();
        var until = window.notAfter();
        if (until != null && !until.isAfter(time.now())) {
            errors.add(new FieldError("window.notAfter", "is over already"));
        } else if (from != null && until != null && !until.isAfter(from)) {
            errors.add(new FieldError("window.notAfter", "must be after notBefore"));
        } else if (Window.outOfReach(from) || Window.outOfReach(until)) {
            errors.add(new FieldError("window", "must lie between the years 2000 and 2100"));
        }
    }
}
