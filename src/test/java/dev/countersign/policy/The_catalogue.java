package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.policy.CatalogueProperties.ActionEntry;
import dev.countersign.policy.CatalogueProperties.EnvironmentEntry;
import dev.countersign.policy.CatalogueProperties.FreezeEntry;
import dev.countersign.policy.CatalogueProperties.ProjectEntry;
import dev.countersign.policy.CatalogueProperties.TargetEntry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What there is to change, as shipped and as written wrongly. */
class The_catalogue {

    private final Catalogue catalogue = Catalogue.of(PolicyFixture.shipped());

    @Test
    void as_shipped_names_everything() {
        assertThat(catalogue.projects()).extracting(Project::id).containsExactly("payments", "identity");
        assertThat(catalogue.environments())
                .extracting(Environment::id)
                .containsExactly("development", "staging", "production");
        assertThat(catalogue.environments()).extracting(Environment::production).containsExactly(false, false, true);
        assertThat(catalogue.actions()).hasSize(10).extracting(Action::id).contains("deploy", "data-migration");
        assertThat(catalogue.viewers()).contains("sre", "compliance", "administrators");
        assertThat(catalogue.project("payments").orElseThrow().teams()).contains("payments-dev");
        assertThat(catalogue.freezes()).extracting(Freeze::id).containsExactly("year-end-2026");
    }

    @ParameterizedTest
    @CsvSource({
        "payments, k8s/payments/checkout, NORMAL",
        "payments, k8s/payments-api, IMPORTANT",
        "payments, postgres/ledger, VITAL",
        "payments, payments-db/ledger, VITAL",
        "payments, LEDGER, VITAL",
        "identity, anything, IMPORTANT",
        "identity, docs-site, NORMAL",
        "unheard-of, anything, VITAL"
    })
    void knows_how_much_hangs_on_a_target(String project, String target, Criticality criticality) {
        assertThat(catalogue.criticality(project, target)).isEqualTo(criticality);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T06:59:59Z, true",
        "2026-11-25T07:00:00Z, false",
        "2026-11-25T16:59:59Z, false",
        "2026-11-25T17:00:00Z, true",
        "2026-11-28T12:00:00Z, true",
        "2026-07-01T06:00:00Z, false"
    })
    void knows_when_people_are_at_work(Instant instant, boolean outside) {
        assertThat(catalogue.officeHours().outside(instant)).isEqualTo(outside);
    }

    @Test
    void takes_a_pattern_by_its_letters_but_for_the_star() {
        var odd = with(new ProjectEntry(
                "p",
                "P",
                "p-owners",
                Set.of(),
                Criticality.NORMAL,
                List.of(new TargetEntry("a.b\\E(*)", Criticality.VITAL))));

        assertThat(Catalogue.of(odd).criticality("p", "a.b\\E(x)")).isEqualTo(Criticality.VITAL);
        assertThat(Catalogue.of(odd).criticality("p", "axb\\E(x)")).isEqualTo(Criticality.NORMAL);
    }

    @Test
    void counts_an_environment_as_production_unless_it_says_otherwise() {
        assertThat(PolicyFixture.bind("environments: [{id: new, title: New}]").environments())
                .extracting(EnvironmentEntry::production)
                .containsExactly(true);
    }

    @Test
    void written_wrongly_stops_the_start_with_all_that_is_wrong() {
        var wrong = PolicyFixture.bind("""
                environments: [{id: prod}, {id: prod}]
                projects: [{id: "Not An Id", name: X}]
                freezes: [{id: f, name: F, environments: [mars], projects: [nowhere], from: "2027-01-01T00:00:00Z", until: "2026-01-01T00:00:00Z"}]
                office-hours: {from: "18:00", until: "08:00"}
                """);

        assertThatThrownBy(() -> Catalogue.of(wrong))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("config/catalogue.yaml")
                .hasMessageContaining("There are two environments with the id prod.")
                .hasMessageContaining("The id \"Not An Id\" of a project")
                .hasMessageContaining("has no owners-team.")
                .hasMessageContaining("There is no action.")
                .hasMessageContaining("Freeze f has no override-team.")
                .hasMessageContaining("Freeze f names the environment mars, which is not there.")
                .hasMessageContaining("Freeze f names the project nowhere, which is not there.")
                .hasMessageContaining("Freeze f needs a from before its until.")
                .hasMessageContaining("The office-hours need a from before their until.");
    }

    @Test
    void left_empty_stops_the_start() {
        assertThatThrownBy(() -> Catalogue.of(PolicyFixture.bind("viewers: [sre]")))
                .hasMessageContaining("There is no project.")
                .hasMessageContaining("There is no environment.");
    }

    private static CatalogueProperties with(ProjectEntry project) {
        return new CatalogueProperties(
                Set.of(),
                PolicyFixture.shipped().officeHours(),
                List.of(new EnvironmentEntry("production", "Production", true)),
                List.of(project),
                List.of(new ActionEntry("deploy", "Deploy", "")),
                List.<FreezeEntry>of());
    }
}
