package dev.countersign.breakglass;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What an incident tool sends, in its form with invented values: {@code pagerDuty("incident.triggered").send(api)}. */
public final class AToldIncident {

    static final String PAGERDUTY = "/incidents/webhooks/pagerduty";
    static final String OPSGENIE = "/incidents/webhooks/opsgenie";
    static final String SIGNING_SECRET = "pagerduty-signs-with-this";
    static final String NEXT_SIGNING_SECRET = "and-with-this-from-tomorrow";
    static final String OPSGENIE_SECRET = "opsgenie-brings-this-one";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String path;
    private final ObjectNode body;
    private final ObjectNode incident;

    private AToldIncident(String path, String text, String incident) {
        this.path = path;
        try {
            this.body = (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.incident = (ObjectNode) body.at(incident);
    }

    /** As in the description of version 3, section "Webhook Payload". */
    static AToldIncident pagerDuty(String type) {
        var told = new AToldIncident(PAGERDUTY, """
                {"event": {
                  "id": "01EXAMPLE7Q2W3E4R5T6Y7U8I9",
                  "event_type": "",
                  "resource_type": "incident",
                  "occurred_at": "2026-11-02T03:12:07.411Z",
                  "agent": {"html_url": "https://shop.pagerduty.example/users/PUSER01", "id": "PUSER01",
                    "self": "https://api.pagerduty.example/users/PUSER01", "summary": "Kwame", "type": "user_reference"},
                  "client": {"name": "Checkout probe"},
                  "data": {
                    "id": "Q0EXAMPLE1",
                    "type": "incident",
                    "self": "https://api.pagerduty.example/incidents/Q0EXAMPLE1",
                    "html_url": "https://shop.pagerduty.example/incidents/Q0EXAMPLE1",
                    "number": 4711,
                    "status": "triggered",
                    "incident_key": "probe/checkout",
                    "created_at": "2026-11-02T03:12:07Z",
                    "title": "Checkout answers 500",
                    "service": {"html_url": "https://shop.pagerduty.example/services/PPAYMENT", "id": "PPAYMENT",
                      "self": "https://api.pagerduty.example/services/PPAYMENT", "summary": "Payments API",
                      "type": "service_reference"},
                    "assignees": [{"id": "PUSER01", "summary": "Kwame", "type": "user_reference"}],
                    "escalation_policy": {"id": "PESC001", "summary": "Night", "type": "escalation_policy_reference"},
                    "teams": [{"id": "PTEAM01", "summary": "Payments", "type": "team_reference"}],
                    "priority": {"id": "PPRIO02", "summary": "P2", "type": "priority_reference"},
                    "urgency": "high",
                    "conference_bridge": null,
                    "resolve_reason": null
                  }}}""", "/event/data");
        ((ObjectNode) told.body.path("event")).put("event_type", type);
        return told;
    }

    /** As in "Opsgenie alert action data"; the same for every action here. */
    static AToldIncident opsgenie(String action) {
        var told = new AToldIncident(OPSGENIE, """
                {"source": {"name": "web", "type": "API"},
                 "alert": {
                    "updatedAt": 1793589127411000001,
                    "tags": ["checkout", "payments-tag"],
                    "teams": ["5a1f0c1e-team"],
                    "recipients": ["kwame@shop.example"],
                    "message": "Checkout answers 500",
                    "username": "kwame@shop.example",
                    "alertId": "7c1d7a3e-0000-4f4f-9a9a-1d2e3f4a5b6c-1793589127411",
                    "source": "probe",
                    "alias": "probe/checkout",
                    "tinyId": "454",
                    "createdAt": 1793589127411,
                    "userId": "1f2e3d4c-user",
                    "entity": "",
                    "priority": "P2"},
                 "action": "",
                 "integrationId": "9b8a7c6d-integration",
                 "integrationName": "Countersign",
                 "integrationType": "Webhook"}""", "/alert");
        told.body.put("action", action);
        return told;
    }

    /** JSON null takes a value away. */
    AToldIncident having(String field, Object value) {
        incident.set(field, JSON.valueToTree(value));
        return this;
    }

    AToldIncident at(String occurredAt) {
        ((ObjectNode) body.path("event")).put("occurred_at", occurredAt);
        return this;
    }

    String text() {
        return body.toString();
    }

    /** With the proof that the tool has. */
    Api.Answer send(Api api) {
        return path.equals(PAGERDUTY)
                ? sendSigned(api, signature(SIGNING_SECRET, text()))
                : api.withToken(OPSGENIE_SECRET).post(path, text());
    }

    Api.Answer sendSigned(Api api, String signature) {
        return api.with("X-PagerDuty-Signature", signature).post(path, text());
    }

    static String signature(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
