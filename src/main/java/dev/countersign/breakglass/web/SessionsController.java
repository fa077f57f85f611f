package dev.countersign.breakglass.web;

import dev.countersign.audit.AuditLog;
import dev.countersign.breakglass.Debt;
import dev.countersign.breakglass.DescribeSession;
import dev.countersign.breakglass.EndSession;
import dev.countersign.breakglass.OpenSession;
import dev.countersign.breakglass.Opening;
import dev.countersign.breakglass.ProposeOpening;
import dev.countersign.breakglass.ProposedOpening;
import dev.countersign.breakglass.SeeSessions;
import dev.countersign.breakglass.Session;
import dev.countersign.breakglass.SessionDiagrams;
import dev.countersign.breakglass.SessionStatus;
import dev.countersign.breakglass.SessionView;
import dev.countersign.breakglass.ShowOpeningForm;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.engine.Diagram;
import dev.countersign.platform.web.Cursor;
import dev.countersign.platform.web.Limit;
import dev.countersign.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Emergency sessions: open, look, end. */
@RestController
@RequestMapping("/api/v1/break-glass")
@Tag(name = "break-glass")
class SessionsController {

    /** The sessions that a revocation has ended. */
    record Revoked(List<String> sessions) {}

    /** What the caller's teams owe of earlier sessions. */
    record Debts(List<Debt.Item> items) {}

    private final ProposeOpening proposeOpening;
    private final OpenSession openSession;
    private final ShowOpeningForm showOpeningForm;
    private final EndSession endSession;
    private final DescribeSession describeSession;
    private final SeeSessions seeSessions;
    private final SessionDiagrams diagrams;
    private final Debt debt;
    private final AuditLog audit;
    private final Cursor cursors;
    private final CurrentActor currentActor;

    SessionsController(
            ProposeOpening proposeOpening,
            OpenSession openSession,
            ShowOpeningForm showOpeningForm,
            EndSession endSession,
            DescribeSession describeSession,
            SeeSessions seeSessions,
            SessionDiagrams diagrams,
            Debt debt,
            AuditLog audit,
            Cursor cursors,
            CurrentActor currentActor) {
        this.proposeOpening = proposeOpening;
        this.openSession = openSession;
        this.showOpeningForm = showOpeningForm;
        this.endSession = endSession;
        this.describeSession = describeSession;
        this.seeSessions = seeSessions;
        this.diagrams = diagrams;
        this.debt = debt;
        this.audit = audit;
        this.cursors = cursors;
        this.currentActor = currentActor;
    }

    @PostMapping
    @Operation(summary = "Break the glass: open an emergency session", operationId = "openSession")
    ResponseEntity<SessionView> open(@RequestBody Opening opening) {
        var session = openSession.open(opening);
        return ResponseEntity.created(URI.create("/api/v1/break-glass/" + session.id()))
                .eTag(session.etag())
                .body(describe(session));
    }

    @GetMapping
    @Operation(summary = "Sessions that the caller may see, the newest first", operationId = "listSessions")
    Page<SessionView.Row> list(
            @RequestParam(required = false) @Nullable SessionStatus status,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String openedBy,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Limit.of(limit);
        var query = "sessions " + status + " " + project + " " + openedBy;
        var before = cursors.decode(query, cursor).map(values -> values.get(0)).orElse(null);
        var word = status == null ? null : status.word();
        var rows = describeSession.page(currentActor.get(), word, project, openedBy, before, size + 1);
        return Page.of(rows, size, last -> cursors.encode(query, List.of(last.id())));
    }

    @GetMapping("/drills")
    @Operation(summary = "Drills that the caller may see, and what each has shown", operationId = "listDrills")
    Page<SessionView.DrillRow> drills(
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Limit.of(limit);
        var query = "drills " + project;
        var before = cursors.decode(query, cursor).map(values -> values.get(0)).orElse(null);
        var rows = describeSession.drills(currentActor.get(), project, before, size + 1);
        return Page.of(rows, size, last -> cursors.encode(query, List.of(last.id())));
    }

    @GetMapping("/debts")
    @Operation(summary = "What the caller's teams owe of earlier sessions", operationId = "listDebts")
    Debts debts() {
        Set<String> teams = seeSessions.sight(currentActor.get()).teams();
        return new Debts(debt.of(teams));
    }

    @GetMapping("/form")
    @Operation(summary = "The Camunda Form of an opening, with its choices", operationId = "openingForm")
    ShowOpeningForm.Form form() {
        return showOpeningForm.show();
    }

    @GetMapping("/proposal")
    @Operation(summary = "What the caller would most likely open, to begin with", operationId = "proposeOpening")
    ProposedOpening propose(@RequestParam(required = false) @Nullable String incident) {
        return proposeOpening.propose(incident);
    }

    @PostMapping("/revocations")
    @Operation(summary = "The kill switch: end all sessions, or all of a project", operationId = "revokeSessions")
    Revoked revokeMany(@RequestBody EndSession.Revocation revocation) {
        return new Revoked(endSession.revokeMany(revocation));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A session, as of now", operationId = "getSession")
    ResponseEntity<SessionView> show(@PathVariable String id) {
        return answer(seeSessions.see(id, currentActor.get()));
    }

    @GetMapping("/{id}/timeline")
    @Operation(summary = "Every fact about a session, in order; refused attempts too", operationId = "sessionTimeline")
    SessionView.Timeline timeline(@PathVariable String id) {
        seeSessions.see(id, currentActor.get());
        return new SessionView.Timeline(audit.of(id));
    }

    @GetMapping("/{id}/diagram")
    @Operation(summary = "Where a session is in its process", operationId = "sessionDiagram")
    Diagram diagram(@PathVariable String id) {
        seeSessions.see(id, currentActor.get());
        return diagrams.of(id);
    }

    @PostMapping("/{id}/end")
    @Operation(summary = "End a session at once; its closure is owed from now on", operationId = "endSession")
    ResponseEntity<SessionView> end(@PathVariable String id) {
        return answer(endSession.endByHand(id));
    }

    @PostMapping("/{id}/revocation")
    @Operation(summary = "Revoke a session: over at once", operationId = "revokeSession")
    ResponseEntity<SessionView> revoke(@PathVariable String id, @RequestBody EndSession.Revocation revocation) {
        return answer(endSession.revoke(id, revocation));
    }

    private ResponseEntity<SessionView> answer(Session session) {
        return ResponseEntity.ok().eTag(session.etag()).body(describe(session));
    }

    private SessionView describe(Session session) {
        return describeSession.describe(session, currentActor.get());
    }
}
