package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.directory.SignedInBy;
import dev.countersign.platform.Actor;
import org.junit.jupiter.api.Test;

class A_slow_reader {

    private final LiveStream stream = new LiveStream(
            new Actor("sre-one", "sre-one", false, "password", "api"),
            SignedInBy.account("sre-one"),
            new LiveStream.Outlet() {
                @Override
                public void wake() {}

                @Override
                public boolean stuck() {
                    return true;
                }

                @Override
                public void close() {}
            });

    @Test
    void is_told_each_thing_once_and_where_to_go_on_at_the_end() {
        stream.altered("change", "chg_1");
        stream.altered("change", "chg_2");
        stream.altered("change", "chg_1");
        stream.notification();
        stream.at("7.0");
        assertThat(stream.next())
                .isEqualTo("event: change\ndata: {\"id\":\"chg_1\"}\n\n"
                        + "event: change\ndata: {\"id\":\"chg_2\"}\n\n"
                        + "event: notification\ndata: {}\nid: 7.0\n\n");
        assertThat(stream.next()).isEmpty();
    }

    @Test
    void is_told_that_anything_may_be_different_rather_than_everything() {
        for (int i = 0; i < 100_000; i++) {
            stream.altered("change", "chg_" + i);
            stream.notification();
        }
        stream.at("8.0");
        assertThat(stream.next()).isEqualTo("event: reset\ndata: {}\nid: 8.0\n\n");
        stream.altered("change", "chg_1");
        assertThat(stream.next()).contains("chg_1");
    }

    @Test
    void hears_between_times_how_far_it_is() {
        stream.at("9.1");
        stream.beat();
        assertThat(stream.next()).isEqualTo(": still here\nid: 9.1\n\n");
    }
}
