package dev.countersign.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.Api;
import dev.countersign.PastTheGuards;
import dev.countersign.breakglass.EmergencyTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the product prevents is put into the tables by hand here: reports and checks ask the facts, not the rules. */
abstract class ComplianceTest extends EmergencyTest {

    @Autowired
    protected JdbcClient jdbc;

    /** Past all guards, as only the owner of the tables can. */
    protected void forge(String... statements) {
        jdbc.sql(PastTheGuards.block(String.join("; ", statements))).update();
    }

    protected JsonNode report(String account, String nameAndQuery) {
        return expect(200, api.as(account).get("/compliance/reports/" + nameAndQuery))
                .body();
    }

    /** Rows by the names of their columns. */
    protected static List<Map<String, String>> rows(JsonNode report) {
        var columns = report.path("columns").findValuesAsText("id");
        var rows = new ArrayList<Map<String, String>>();
        for (var row : report.path("rows")) {
            var named = new LinkedHashMap<String, String>();
            for (int i = 0; i < columns.size(); i++) {
                named.put(columns.get(i), row.path(i).asText());
            }
            rows.add(named);
        }
        return rows;
    }

    protected static JsonNode figure(JsonNode report, String id) {
        return StreamSupport.stream(report.path("figures").spliterator(), false)
                .filter(figure -> figure.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    protected static void figures(JsonNode report, Object... idsAndValues) {
        for (int i = 0; i < idsAndValues.length; i += 2) {
            var figure = figure(report, idsAndValues[i].toString());
            assertThat(figure.path("value").asInt(-1)).as(figure.toString()).isEqualTo(idsAndValues[i + 1]);
        }
    }

    protected void leaves(String person, String team) {
        var left = api.as("operator").delete("/directory/teams/" + team + "/members/" + person);
        assertThat(left.status()).as(left.body().toString()).isBetween(200, 204);
    }

    protected Api.Answer ranInAnEmergency(Api.Answer session) {
        expect(200, redeem(permitted(session, "sre-one"), "sre-one"));
        return session;
    }
}
