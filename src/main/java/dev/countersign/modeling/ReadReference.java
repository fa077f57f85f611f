package dev.countersign.modeling;

import dev.countersign.platform.Ids;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What somebody means by {@code risk.dmn@3}, or by the id of a draft or a release. */
@Component
public class ReadReference {

    /** What else has an id and says something, such as a release. */
    public interface Source {

        /** Nothing where the reference is none of its own. @throws Refused where the caller may not see it */
        Optional<Meant> find(String reference);
    }

    /** @param label as people call it */
    public record Meant(ModelName name, String label, byte[] content) {}

    private static final Pattern VERSION = Pattern.compile("(.{1,80})@([1-9]\\d{0,8})");

    private final ModelVersions versions;
    private final Drafts drafts;
    private final ProcessOwners owners;
    private final List<Source> sources;

    ReadReference(ModelVersions versions, Drafts drafts, ProcessOwners owners, List<Source> sources) {
        this.sources = sources;
        this.versions = versions;
        this.drafts = drafts;
        this.owners = owners;
    }

    /** @throws Refused where there is no such thing, or none that the caller may see */
    Meant read(String reference) {
        if (reference.startsWith(Ids.DRAFT)) {
            owners.looking();
            var draft = drafts.get(reference);
            return new Meant(draft.name(), "Draft by " + draft.savedBy(), drafts.content(draft));
        }
        return sources.stream()
                .flatMap(source -> source.find(reference).stream())
                .findFirst()
                .orElseGet(() -> version(reference));
    }

    private Meant version(String reference) {
        var version = VERSION.matcher(reference);
        if (!version.matches()) {
            throw new Refused(Refusal.malformed(
                    "model_reference",
                    "\"" + reference + "\" names no version of a model.",
                    "Write name and version, such as risk.dmn@3, or the id of a draft or a release."));
        }
        var found = versions.get(new ModelName(version.group(1)), Integer.parseInt(version.group(2)));
        return new Meant(found.name(), "Version " + found.version(), versions.content(found));
    }
}
