package dev.countersign.audit;

import dev.countersign.platform.DatabaseTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of each person a pseudonym for the log, and the key that seals what they wrote. Without it nobody reads that again. */
@Component
final class PersonKeys {

    record PersonKey(String pseudonym, byte[] key) {}

    private final JdbcClient jdbc;
    private final LogKeys keys;
    private final DatabaseTime time;

    PersonKeys(JdbcClient jdbc, LogKeys keys, DatabaseTime time) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.time = time;
    }

    /** Of all of these; who has none yet gets one. */
    Map<String, PersonKey> ofAll(Collection<String> persons) {
        var known = new HashMap<>(find(persons));
        persons.stream().filter(person -> !known.containsKey(person)).distinct().forEach(this::make);
        if (!known.keySet().containsAll(persons)) {
            known.putAll(find(persons));
        }
        return known;
    }

    /** Of those who have one. */
    Map<String, PersonKey> find(Collection<String> persons) {
        var master = keys.master();
        var found = new HashMap<String, PersonKey>();
        jdbc.sql("select person, pseudonym, sealed from countersign.person_key where person = any (?)")
                .param(persons.toArray(String[]::new))
                .query(row -> {
                    var person = row.getString("person");
                    var key = Seal.open(master, person, row.getBytes("sealed"))
                            .orElseThrow(() -> new IllegalStateException(
                                    "The key of a person does not open: personal.key is another's"));
                    found.put(person, new PersonKey(row.getString("pseudonym"), key));
                });
        return found;
    }

    private void make(String person) {
        var pseudonym = "p_" + HexFormat.of().formatHex(Seal.key(), 0, 10);
        jdbc.sql("""
                        insert into countersign.person_key (person, pseudonym, sealed, made_at) values (?, ?, ?, ?)
                        on conflict (person) do nothing""")
                .params(person, pseudonym, Seal.seal(keys.master(), person, Seal.key()), DatabaseTime.sql(time.now()))
                .update();
    }
}
