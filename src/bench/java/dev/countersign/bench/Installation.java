package dev.countersign.bench;

import dev.countersign.Countersign;
import dev.countersign.budget.CountedStatements;
import dev.countersign.platform.HomeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * The application as it ships, on its own embedded PostgreSQL with its durable settings, in a folder below {@code
 * target}. Its job executor is off, as is the bare engine's: no timer is due while a benchmark runs.
 */
final class Installation implements AutoCloseable {

    private final ServletWebServerApplicationContext context;

    private Installation(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** In an empty folder, unless the data of an earlier run is to be kept. */
    static Installation start(String folder, boolean keep, String... arguments) throws IOException {
        return start(folder, keep, false, false, arguments);
    }

    /** On the data of an earlier run, with its job executor. */
    static Installation startAgainWithJobs(String folder) throws IOException {
        return start(folder, true, false, true);
    }

    /** With the sample changes of the demo, which are made beside the first requests. */
    static Installation startWithSamples(String folder) throws IOException {
        return start(folder, false, true, false);
    }

    private static Installation start(String folder, boolean keep, boolean samples, boolean jobs, String... arguments)
            throws IOException {
        var home = Path.of("target", folder);
        if (!keep) {
            FileSystemUtils.deleteRecursively(home);
        }
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--countersign.home=" + home,
                "--server.port=0",
                "--operaton.bpm.job-execution.enabled=" + jobs,
                "--countersign.demo.changes=" + samples,
                "--logging.level.root=warn"));
        var context = new SpringApplicationBuilder(Countersign.class, Extras.class)
                .properties("spring.profiles.default=demo")
                .run(all.toArray(String[]::new));
        return new Installation((ServletWebServerApplicationContext) context);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Of the owner of the tables: what is forged in bulk is beyond the application's role. */
    DataSource owner() throws IOException {
        var application = database();
        var home = context.getBean(HomeFolder.class).path();
        return new DriverManagerDataSource(
                application.getJdbcUrl(), "countersign", Files.readString(home.resolve("database/password")));
    }

    JdbcConnectionDetails database() {
        return bean(JdbcConnectionDetails.class);
    }

    String url() {
        return "http://127.0.0.1:" + context.getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
    }

    static class Extras {
        @Bean
        static CountedStatements countedStatements() {
            return new CountedStatements();
        }
    }
}
