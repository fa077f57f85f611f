package dev.countersign.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class Preferences_and_preconditions {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=5 | 5",
                "wait=\"5\" | 5",
                "WAIT = 5 | 5",
                "respond-async, wait=10; x=y | 10",
                "wait=0 | 0",
                "wait=61 | 60",
                "wait=999999999 | 60",
                "wait=99999999999999999999 | 0",
                "wait=-1 | 0",
                "wait=soon | 0",
                "waiting=5 | 0",
                "return=minimal | 0",
                ",,;= | 0"
            })
    void prefer_wait_is_read_as_rfc_7240_says(String header, int seconds) {
        var request = new MockHttpServletRequest();
        request.addHeader("Prefer", header);

        assertThat(Prefer.waitFor(request)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void no_preference_is_no_wait() {
        assertThat(Prefer.waitFor(new MockHttpServletRequest())).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"pending.7\" | true",
                "W/\"pending.7\" | true",
                "\"a\", W/\"pending.7\",\"b\" | true",
                "* | true",
                "\"pending.77\" | false",
                "\"x,pending.7\" | false",
                "\"\" | false"
            })
    void if_none_match_compares_weakly(String header, boolean unchanged) {
        assertThat(ETags.unchanged(header, "pending.7")).isEqualTo(unchanged);
    }

    @Test
    void without_if_none_match_everything_is_new() {
        assertThat(ETags.unchanged(null, "pending.7")).isFalse();
    }
}
