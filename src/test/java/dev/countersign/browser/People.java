package dev.countersign.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Tracing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The people of one test, each at a browser of their own. A test fails when a page complained on its console of what
 * nobody expected; of one that fails, screenshots, consoles and traces are kept under {@code target/browser}.
 */
final class People implements BeforeEachCallback, AfterTestExecutionCallback, AfterEachCallback {

    /** Closed by JUnit after the last test of all. */
    private record Shared(OneBrowser browser) implements CloseableResource {
        @Override
        public void close() {
            browser.close();
        }
    }

    private final Supplier<String> address;
    private final List<Visitor> here = new ArrayList<>();
    private Browser browser;

    People(Supplier<String> address) {
        this.address = address;
    }

    Visitor somebody(String name, Browser.NewContextOptions like) {
        var context = browser.newContext(like.setBaseURL(address.get()).setLocale("en-GB"));
        context.tracing().start(new Tracing.StartOptions().setSnapshots(true));
        context.setDefaultTimeout(15_000);
        var visitor = new Visitor(name, context);
        here.add(visitor);
        return visitor;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        if (getClass().getResource("/frontend/index.html") == null) {
            throw new IllegalStateException("The pages are not built, so no browser can test them: leave out"
                    + " -Dfrontend.skip=true once, or call npm run build in src/main/frontend and build again.");
        }
        browser = test.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(Shared.class, none -> new Shared(OneBrowser.start()), Shared.class)
                .browser()
                .get();
    }

    @Override
    public void afterTestExecution(ExtensionContext test) throws IOException {
        var unexpected = here.stream()
                .flatMap(visitor -> visitor.unexpected().stream().map(text -> visitor.name() + ": " + text))
                .toList();
        if (test.getExecutionException().isPresent() || !unexpected.isEmpty()) {
            keep(test);
        }
        if (test.getExecutionException().isEmpty() && !unexpected.isEmpty()) {
            throw new AssertionError("Pages complained:\n" + String.join("\n", unexpected));
        }
    }

    private void keep(ExtensionContext test) throws IOException {
        var folder = Path.of(System.getProperty("project.build.directory", "target"), "browser");
        Files.createDirectories(folder);
        var name = test.getRequiredTestClass().getSimpleName() + "-" + test.getDisplayName();
        for (int i = 0; i < here.size(); i++) {
            var visitor = here.get(i);
            var file = name.replaceAll("[^\\w-]+", "_") + "-" + i + "-" + visitor.name();
            visitor.page().screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(file + ".png")));
            Files.write(folder.resolve(file + ".console.txt"), visitor.complaints());
            var trace = new Tracing.StopOptions().setPath(folder.resolve(file + ".trace.zip"));
            visitor.context().tracing().stop(trace);
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        here.forEach(visitor -> visitor.context().close());
        here.clear();
    }
}
