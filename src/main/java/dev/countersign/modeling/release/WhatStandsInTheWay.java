package dev.countersign.modeling.release;

import dev.countersign.approval.Verdict;
import dev.countersign.directory.Directory;
import dev.countersign.modeling.CheckModel;
import dev.countersign.modeling.ModelVersions;
import dev.countersign.modeling.ProcessOwners;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Digest;
import dev.countersign.platform.Refusal;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Looks at an approved release again at the moment it is to be deployed, trusting nothing that led there: the approvals are
 * counted anew, of people who are process owners now.
 */
@Component
class WhatStandsInTheWay {

    private final ReleaseDecisions decisions;
    private final ModelVersions versions;
    private final CheckModel checkModel;
    private final Directory directory;
    private final DatabaseTime time;

    WhatStandsInTheWay(
            ReleaseDecisions decisions,
            ModelVersions versions,
            CheckModel checkModel,
            Directory directory,
            DatabaseTime time) {
        this.decisions = decisions;
        this.versions = versions;
        this.checkModel = checkModel;
        this.directory = directory;
        this.time = time;
    }

    Optional<Refusal> of(Release release, byte[] content) {
        return Stream.of(approvals(release), bytes(release, content), base(release), check(release, content))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Away or not: what somebody decided before they went away stands. */
    private Optional<Refusal> approvals(Release release) {
        var owners = directory.belongingTo(ProcessOwners.TEAM, time.now());
        var given = decisions.on(release.id()).stream()
                .filter(decision -> decision.verdict() == Verdict.APPROVE)
                .filter(decision -> decision.digest().equals(release.digest()))
                .map(ReleaseDecision::person)
                .filter(person -> !release.isBy(person) && owners.contains(person))
                .distinct()
                .count();
        return given >= release.needed()
                ? Optional.empty()
                : Optional.of(Refusal.forbidden(
                        "approvals_missing",
                        "Of " + release.needed() + " approvals that it needs, it has " + given
                                + " of people who are process owners now.",
                        "Ask for the release again."));
    }

    private static Optional<Refusal> bytes(Release release, byte[] content) {
        return Digest.of(content).value().equals(release.digest())
                ? Optional.empty()
                : Optional.of(Refusal.unprocessable(
                        "other_bytes", "What is kept is not what was approved.", "Ask for the release again."));
    }

    private Optional<Refusal> base(Release release) {
        return versions.inForce(release.name())
                .filter(version -> !Objects.equals(version.version(), release.base()))
                .map(PrepareRelease::movedOn);
    }

    /** Of what it names, something may have gone since. */
    private Optional<Refusal> check(Release release, byte[] content) {
        var check = checkModel.check(release.name(), content);
        return check.clean()
                ? Optional.empty()
                : Optional.of(Refusal.unprocessable(
                        "check_failed",
                        "The check finds now what it did not find before: "
                                + check.findings().get(0).detail(),
                        "Correct it in the draft, and ask for the release again."));
    }
}
