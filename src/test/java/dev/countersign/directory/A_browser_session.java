package dev.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DirectoryTest
class A_browser_session {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** The cookies of one browser. */
    private record Browser(String session, String antiForgery) {
        String cookies() {
            return "countersign-session=" + session + "; XSRF-TOKEN=" + antiForgery;
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void restore() {
        Demo.restore(jdbc);
    }

    @Test
    void says_who_is_signed_in_and_until_when() throws Exception {
        var answer = get("/api/v1/session", signedIn("sre-one"));

        assertThat(answer.statusCode()).isEqualTo(200);
        var session = body(answer);
        assertThat(session.path("account").asText()).isEqualTo("sre-one");
        assertThat(session.path("teams").get(0).asText()).isEqualTo("sre");
        assertThat(session.path("administrator").asBoolean()).isFalse();
        assertThat(session.path("expiresAt").asText()).isNotEmpty();
        assertThat(answer.body()).doesNotContain("cs_");
    }

    @Test
    void has_cookies_that_scripts_and_other_sites_do_not_get() throws Exception {
        var cookies = signIn("{\"account\":\"sre-one\",\"password\":\"demo\"}")
                .headers()
                .allValues("set-cookie");

        assertThat(cookies).hasSize(2).allMatch(cookie -> cookie.contains("SameSite=Lax") && cookie.contains("Path=/"));
        assertThat(cookies.get(0)).startsWith("countersign-session=cs_").contains("HttpOnly");
        assertThat(cookies.get(1)).startsWith("XSRF-TOKEN=").doesNotContain("HttpOnly");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"account\":\"sre-one\",\"password\":\"wrong\"}",
                "{\"account\":\"nobody\",\"password\":\"demo\"}",
                "{\"account\":\"ci-payments\",\"password\":\"demo\"}",
                "{\"token\":\"cs_0000000000000000000000000000000000000000000\"}"
            })
    void is_not_given_to_strangers(String body) throws Exception {
        var answer = signIn(body);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        assertThat(body(answer).path("code").asText()).isEqualTo("not_signed_in");
    }

    @Test
    void is_not_for_service_accounts_and_not_for_forms_of_other_sites() throws Exception {
        var token = JSON.readTree(Caller.account(port, "developer")
                        .post("/api/v1/directory/tokens", "{'account':'ci-payments','name':'pipeline'}")
                        .body()
                        .toString())
                .path("secret")
                .asText();
        assertThat(signIn("{\"token\":\"" + token + "\"}").statusCode()).isEqualTo(403);
        assertThat(signIn("{}").statusCode()).isEqualTo(422);
        var form = CLIENT.send(
                request("/api/v1/session")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{\"account\":\"sre-one\",\"password\":\"demo\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(form.statusCode()).isEqualTo(415);
    }

    @Test
    void alters_something_only_for_pages_of_this_application() throws Exception {
        var mine = signedIn("sre-one");
        var other = signedIn("sre-two");

        assertThat(issueToken(mine, null).statusCode()).isEqualTo(403);
        assertThat(body(issueToken(mine, null)).path("code").asText()).isEqualTo("cross_site_request");
        assertThat(issueToken(mine, "x").statusCode()).isEqualTo(403);
        assertThat(issueToken(mine, other.antiForgery()).statusCode()).isEqualTo(403);
        assertThat(issueToken(new Browser(mine.session(), other.antiForgery()), other.antiForgery())
                        .statusCode())
                .as("a planted cookie")
                .isEqualTo(403);
        assertThat(issueToken(mine, mine.antiForgery()).statusCode()).isEqualTo(201);
    }

    @Test
    void is_over_once_signed_out_whatever_cookie_is_kept() throws Exception {
        var mine = signedIn("sre-one");

        var out = CLIENT.send(
                request("/api/v1/session")
                        .header("Cookie", mine.cookies())
                        .header("X-XSRF-TOKEN", mine.antiForgery())
                        .DELETE()
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().allValues("set-cookie")).hasSize(2).allMatch(cookie -> cookie.contains("Max-Age=0"));
        var late = get("/api/v1/session", mine);
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(body(late).path("detail").asText()).isEqualTo("Your session is over.");
    }

    @Test
    void is_over_with_its_account_its_person_its_password_and_its_time() throws Exception {
        var disabled = signedIn("sre-one");
        jdbc.sql("update countersign.account set active = false where id = 'sre-one'")
                .update();
        assertThat(get("/api/v1/session", disabled).statusCode()).isEqualTo(401);

        var gone = signedIn("sre-two");
        jdbc.sql("update countersign.person set active = false where id = 'sre-two'")
                .update();
        assertThat(get("/api/v1/session", gone).statusCode()).isEqualTo(401);

        var late = signedIn("auditor");
        jdbc.sql("""
                        update countersign.browser_session
                        set created_at = created_at - interval '1 day', expires_at = expires_at - interval '1 day'
                        where account = 'auditor'""").update();
        assertThat(get("/api/v1/session", late).statusCode()).isEqualTo(401);

        var before = signedIn("dba-one");
        var hash = jdbc.sql("select password_hash from countersign.account where id = 'dba-one'")
                .query(String.class)
                .single();
        assertThat(Caller.account(port, "operator")
                        .patch("/api/v1/directory/accounts/dba-one", "{'password':'another-password'}")
                        .status())
                .isEqualTo(200);
        assertThat(get("/api/v1/session", before).statusCode()).isEqualTo(401);
        jdbc.sql("update countersign.account set password_hash = ? where id = 'dba-one'")
                .param(hash)
                .update();
    }

    @Test
    void is_over_when_a_token_of_its_account_is_revoked() throws Exception {
        var issued = body(issueToken(signedIn("sre-one"), ""), "token");
        var mine = withCookies(signIn("{\"token\":\"" + issued.path("secret").asText() + "\"}"));
        assertThat(get("/api/v1/session", mine).statusCode()).isEqualTo(200);

        Caller.account(port, "sre-one")
                .delete("/api/v1/directory/tokens/" + issued.path("id").asText());

        assertThat(get("/api/v1/session", mine).statusCode()).isEqualTo(401);
    }

    @Test
    void begins_anew_with_each_sign_in() throws Exception {
        var first = signedIn("sre-one");
        var again = CLIENT.send(
                request("/api/v1/session")
                        .header("Content-Type", "application/json")
                        .header("Cookie", first.cookies())
                        .POST(BodyPublishers.ofString("{\"account\":\"owner-one\",\"password\":\"demo\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(withCookies(again).session()).isNotEqualTo(first.session());
        assertThat(body(get("/api/v1/session", withCookies(again)))
                        .path("account")
                        .asText())
                .isEqualTo("owner-one");
    }

    @Test
    void is_left_out_where_the_request_names_its_caller() throws Exception {
        var answer = CLIENT.send(
                request("/api/v1/session")
                        .header("Cookie", signedIn("sre-one").cookies())
                        .header("Authorization", "Bearer nothing")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private Browser signedIn(String account) throws Exception {
        return withCookies(signIn("{\"account\":\"" + account + "\",\"password\":\"demo\"}"));
    }

    private HttpResponse<String> signIn(String body) throws Exception {
        return CLIENT.send(
                request("/api/v1/session")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** @param header null: left out; empty: the right one */
    private HttpResponse<String> issueToken(Browser browser, String header) throws Exception {
        var request = request("/api/v1/directory/tokens")
                .header("Content-Type", "application/json")
                .header("Cookie", browser.cookies())
                .POST(BodyPublishers.ofString("{\"name\":\"mine\"}"));
        if (header != null) {
            request.header("X-XSRF-TOKEN", header.isEmpty() ? browser.antiForgery() : header);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, Browser browser) throws Exception {
        return CLIENT.send(
                request(path).header("Cookie", browser.cookies()).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static Browser withCookies(HttpResponse<String> answer) {
        List<String> cookies = answer.headers().allValues("set-cookie");
        var values = cookies.stream()
                .map(cookie -> cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')))
                .collect(Collectors.toList());
        return new Browser(values.get(0), values.get(1));
    }

    private static JsonNode body(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    private static JsonNode body(HttpResponse<String> answer, String what) throws Exception {
        assertThat(answer.statusCode()).as(what + ": " + answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }
}
