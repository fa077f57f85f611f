package dev.countersign.directory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is there at the first start, as a file says it; checked as a whole before anything is written. */
record DirectoryFile(List<Human> people, List<Machine> serviceAccounts, List<Group> teams) {

    private static final ObjectReader YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(DirectoryFile.class);

    /** @param accounts none: one, with the id of the person */
    record Human(String id, String name, @Nullable List<String> accounts) {
        Human {
            id = id == null ? "" : id;
        }

        List<String> accountIds() {
            return accounts == null ? List.of(id) : accounts;
        }
    }

    /** @param owner person */
    record Machine(String id, String owner) {
        Machine {
            id = id == null ? "" : id;
        }
    }

    record Group(String id, String name, List<String> members) {
        Group {
            id = id == null ? "" : id;
            members = members == null ? List.of() : members;
        }
    }

    DirectoryFile {
        people = people == null ? List.of() : people;
        serviceAccounts = serviceAccounts == null ? List.of() : serviceAccounts;
        teams = teams == null ? List.of() : teams;
    }

    static DirectoryFile read(String source, InputStream content) {
        try (content) {
            DirectoryFile file = YAML.readValue(content);
            var faults = file == null ? List.of("is empty") : file.faults();
            if (file == null || !faults.isEmpty()) {
                throw new BrokenDirectoryFile(source, faults);
            }
            return file;
        } catch (JsonProcessingException e) {
            throw new BrokenDirectoryFile(source, List.of(where(e) + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new BrokenDirectoryFile(source, List.of("cannot be read: " + e));
        }
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
    }

    private List<String> faults() {
        if (Stream.of(people, serviceAccounts, teams).flatMap(List::stream).anyMatch(Objects::isNull)) {
            return List.of("has an entry with nothing in it");
        }
        var faults = new ArrayList<String>();
        var persons = new HashSet<String>();
        var accounts = new HashSet<String>();
        for (var human : people) {
            id(faults, persons, "person", human.id());
            name(faults, "person", human.id(), human.name());
            human.accountIds().forEach(account -> id(faults, accounts, "account", account));
        }
        for (var machine : serviceAccounts) {
            id(faults, accounts, "account", machine.id());
            known(faults, persons, "service account " + machine.id(), machine.owner());
        }
        teamFaults(faults, persons);
        return faults;
    }

    private void teamFaults(List<String> faults, Set<String> persons) {
        var seen = new HashSet<String>();
        for (var team : teams) {
            id(faults, seen, "team", team.id());
            name(faults, "team", team.id(), team.name());
            team.members().forEach(member -> known(faults, persons, "team " + team.id(), member));
            if (new HashSet<>(team.members()).size() < team.members().size()) {
                faults.add("team " + team.id() + " names a member twice");
            }
        }
        if (teams.stream()
                .noneMatch(team ->
                        Team.ADMINISTRATORS.equals(team.id()) && !team.members().isEmpty())) {
            faults.add("the team " + Team.ADMINISTRATORS + " needs a member, or nobody could change anything");
        }
    }

    private static void id(List<String> faults, Set<String> seen, String what, @Nullable String id) {
        if (id == null || !Ident.isOne(id)) {
            faults.add(what + " id '" + id + "' " + Ident.FORM);
        } else if (!seen.add(id)) {
            faults.add(what + " " + id + " is there twice");
        }
    }

    private static void name(List<String> faults, String what, String id, @Nullable String name) {
        Input.nameFault(name).ifPresent(fault -> faults.add("name of " + what + " " + id + " " + fault));
    }

    private static void known(List<String> faults, Set<String> persons, String who, @Nullable String person) {
        if (person == null || !persons.contains(person)) {
            faults.add(who + " names the person '" + person + "', who is not among people");
        }
    }
}
