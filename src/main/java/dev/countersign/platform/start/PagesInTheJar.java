package dev.countersign.platform.start;

import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** For others, Countersign starts with its pages or not at all; a developer who left them out knows it. */
@Component
@Profile("!" + DemoProfile.NAME)
final class PagesInTheJar {

    PagesInTheJar() {
        if (!new ClassPathResource("frontend/index.html").exists()) {
            throw new StartRefused(
                    "This build of Countersign has no web pages in it: it was made with -Dfrontend.skip=true.",
                    "Build it again without that setting.");
        }
    }
}
