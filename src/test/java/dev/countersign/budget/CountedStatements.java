package dev.countersign.budget;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what the application asks of its database while it is told to; otherwise it is out of the way. */
public final class CountedStatements implements BeanPostProcessor {

    private final Map<String, AtomicInteger> statements = new ConcurrentHashMap<>();
    private volatile boolean counting;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? around(source) : bean;
    }

    public DataSource around(DataSource source) {
        return new Counted(source);
    }

    public void start() {
        statements.clear();
        counting = true;
    }

    /** A batch is one: it is one round trip. */
    public int stop() {
        counting = false;
        return statements.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** The statements of the last count, and how often each ran. */
    public Map<String, Integer> seen() {
        var seen = new TreeMap<String, Integer>();
        statements.forEach((sql, times) -> seen.put(sql, times.get()));
        return seen;
    }

    private void count(String sql) {
        statements
                .computeIfAbsent(sql.replaceAll("\\s+", " ").strip(), key -> new AtomicInteger())
                .incrementAndGet();
    }

    private final class Counted extends DelegatingDataSource {

        private final DataSource listening;

        Counted(DataSource source) {
            super(source);
            listening = ProxyDataSourceBuilder.create(source)
                    .afterQuery((execution, queries) -> {
                        if (counting) {
                            count(queries.get(0).getQuery());
                        }
                    })
                    .build();
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counting ? listening.getConnection() : super.getConnection();
        }
    }
}
