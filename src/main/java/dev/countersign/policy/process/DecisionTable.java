package dev.countersign.policy.process;

import dev.countersign.platform.Digest;
import dev.countersign.platform.Refused;
import dev.countersign.policy.Answer;
import dev.countersign.policy.PolicyRefusal;
import dev.countersign.policy.Row;
import dev.countersign.policy.TableVersion;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.dmn.engine.DmnDecision;
import org.operaton.bpm.dmn.engine.DmnEngine;
import org.operaton.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.operaton.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.operaton.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.operaton.bpm.dmn.engine.impl.hitpolicy.DmnHitPolicyException;
import org.operaton.bpm.dmn.feel.impl.FeelException;

/**
 * One version of a decision table, read once and asked often.
 *
 * <p>Each has a decision engine to itself, beside the process engine's: it writes no history, knows no language but
 * {@link StrictFeel}, and tells which rules fitted, which the process engine tells in its history only.
 */
public final class DecisionTable {

    private static final Pattern RULE_ID = Pattern.compile("RuleImpl\\{id='([^']+)'");

    private final TableVersion version;
    private final StrictFeel feel = new StrictFeel();
    private final ThreadLocal<@Nullable DmnDecisionTableEvaluationEvent> last = new ThreadLocal<>();
    private final DmnEngine engine;
    private final DmnDecision decision;
    private final KnownAnswers known;

    private DecisionTable(String key, int version, byte[] dmn, int remembered) {
        this.version = new TableVersion(key, version, Digest.of(dmn).value());
        this.engine = engine();
        try {
            this.decision = engine.parseDecision(key, new ByteArrayInputStream(dmn));
            this.known = new KnownAnswers(Expressions.of(decision, feel), remembered);
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    /** @throws Refused if any part of it cannot be read, whether a change touches that part or not */
    public static DecisionTable read(String key, int version, byte[] dmn) {
        return read(key, version, dmn, KnownAnswers.USUAL);
    }

    /** @param remembered how many answers are kept, for whoever asks about very many changes */
    static DecisionTable read(String key, int version, byte[] dmn, int remembered) {
        return new DecisionTable(key, version, dmn, remembered);
    }

    /** Those of the inputs on which its answer depends. */
    Map<String, Object> mentioned(Map<String, Object> inputs) {
        return known.mentioned(inputs);
    }

    /** @throws Refused if it reads what is not among the inputs, or if more rules fit than its hit policy allows */
    public Answer ask(Map<String, Object> inputs) {
        return known.to(inputs, this::evaluate);
    }

    private Answer evaluate(Map<String, Object> inputs) {
        try {
            engine.evaluateDecisionTable(decision, inputs);
            var event = last.get();
            if (event == null) {
                throw new IllegalStateException("The table was evaluated and told nobody");
            }
            requireInputs(event);
            return new Answer(
                    version, event.getMatchingRules().stream().map(this::row).toList());
        } catch (DmnHitPolicyException e) {
            throw new Refused(PolicyRefusal.ambiguous(version.table(), rules(e)));
        } catch (Refused e) {
            throw e;
        } catch (RuntimeException e) {
            throw refused(e);
        } finally {
            last.remove();
        }
    }

    private DmnEngine engine() {
        var configuration = new DefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(() -> feel);
        configuration.setScriptEngineResolver(language -> null);
        configuration.setCustomPostDecisionTableEvaluationListeners(List.of(this::remember));
        return configuration.buildEngine();
    }

    private void remember(DmnDecisionTableEvaluationEvent event) {
        if (event.getDecisionTable().getKey().equals(version.table())) {
            last.set(event);
        }
    }

    private void requireInputs(DmnDecisionTableEvaluationEvent event) {
        for (var input : event.getInputs()) {
            if (input.getValue() == null || input.getValue().getValue() == null) {
                throw new Refused(PolicyRefusal.incomplete(
                        version.table(), "its input " + input.getName() + " is not known of this change"));
            }
        }
    }

    private Row row(DmnEvaluatedDecisionRule rule) {
        var outputs = new HashMap<String, @Nullable Object>();
        rule.getOutputEntries()
                .forEach((name, output) -> outputs.put(name, output.getValue().getValue()));
        return new Row(version.table(), rule.getId(), outputs);
    }

    private Refused unreadable(String reason) {
        return new Refused(PolicyRefusal.unreadable(version.table(), reason));
    }

    private static List<String> rules(DmnHitPolicyException e) {
        return RULE_ID.matcher(String.valueOf(e.getMessage()))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private Refused refused(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof StrictFeel.NotTold) {
                return new Refused(PolicyRefusal.incomplete(version.table(), String.valueOf(cause.getMessage())));
            }
            if (cause instanceof FeelException) {
                return unreadable(String.valueOf(cause.getMessage()));
            }
        }
        return unreadable("it cannot be read (" + e.getMessage() + ")");
    }
}
