package dev.countersign.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.platform.Actor;
import dev.countersign.platform.Refused;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class A_cursor_of_a_list extends WebTests {

    @Autowired
    Cursor cursor;

    @BeforeEach
    void sign_in() {
        signIn("requester");
    }

    @AfterEach
    void sign_out() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void brings_back_what_it_was_made_of() {
        var values = Arrays.asList("2026-11-22T15:00:00.123456Z", null, "", "chg_1", "ä😀");

        assertThat(cursor.decode("view=all", cursor.encode("view=all", values))).contains(values);
        assertThat(cursor.decode("view=all", cursor.encode("view=all", List.of())))
                .contains(List.of());
    }

    @Test
    void is_not_there_at_the_beginning() {
        assertThat(cursor.decode("view=all", null)).isEmpty();
    }

    @Test
    void is_refused_with_another_query_or_by_another_caller() {
        var made = cursor.encode("view=all", List.of("a", "b"));

        assertRefused("view=mine", made);
        signIn("sre-one");
        assertRefused("view=all", made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "AAAA", "%%%", "ä", "=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void is_refused_when_it_was_made_up(String made) {
        assertRefused("view=all", made);
    }

    @Test
    void is_refused_when_a_single_character_was_changed() {
        var made = cursor.encode("view=all", List.of("a", "b"));
        for (int i = 0; i < made.length() - 1; i++) {
            var other = made.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused("view=all", made.substring(0, i) + other + made.substring(i + 1));
        }
        assertRefused("view=all", made + "AAAA");
        assertRefused("view=all", made.substring(0, 20));
        assertRefused("view=all", made.repeat(1000));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(ints = {1, 200})
    void comes_with_a_limit_between_1_and_200(Integer limit) {
        assertThat(Limit.of(limit)).isEqualTo(limit == null ? 50 : limit);
    }

    @Test
    void ends_a_page_only_where_more_follows() {
        assertThat(Page.of(List.of("a", "b"), 2, last -> "after " + last))
                .isEqualTo(new Page<>(List.of("a", "b"), null));
        assertThat(Page.of(List.of("a", "b", "c"), 2, last -> "after " + last))
                .isEqualTo(new Page<>(List.of("a", "b"), "after b"));
    }

    private void assertRefused(String query, String made) {
        assertThatThrownBy(() -> cursor.decode(query, made)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo("bad_cursor");
            assertThat(refused.refusal().kind().status()).isEqualTo(400);
        });
    }

    private static void signIn(String account) {
        var actor = new Actor(account, account, false, "password", "api");
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(actor, null, "ROLE_USER"));
    }
}
