package dev.countersign;

import dev.countersign.platform.DatabaseTime;
import java.time.Duration;
import java.time.Instant;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database's clock, put forward at will; the engine's clock goes with it. Due jobs run only when a test runs them. */
public class MovableTime extends DatabaseTime {

    private volatile Duration offset = Duration.ZERO;

    public MovableTime(JdbcClient jdbc) {
        super(jdbc);
    }

    /** MUST NOT be called inside a transaction: that one has read its time already. */
    public void advance(Duration by) {
        offset = offset.plus(by);
        ClockUtil.offset(offset.toMillis());
    }

    public void reset() {
        offset = Duration.ZERO;
        ClockUtil.reset();
    }

    @Override
    protected Instant read() {
        return super.read().plus(offset);
    }
}
