package dev.countersign.modeling.tables;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody may do to a table, well or badly; each has to change something. */
final class Edit {

    private final String stem;
    private String dmn;

    private Edit(String stem) {
        this.stem = stem;
        this.dmn = TablesFixture.shipped(stem);
    }

    static Edit of(String stem) {
        return new Edit(stem);
    }

    String stem() {
        return stem;
    }

    String dmn() {
        return dmn;
    }

    Edit replace(String old, String replacement) {
        if (!dmn.contains(old)) {
            throw new IllegalArgumentException("Not in " + stem + ": " + old);
        }
        dmn = dmn.replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(replacement));
        return this;
    }

    /** Sets a cell by its id, such as {@code inputEntry_risk_staging_action}. */
    Edit cell(String id, String feel) {
        var cell = Pattern.compile("(<(?:input|output)Entry id=\"" + id + "\">\\s*<text>)[^<]*(</text>)");
        var found = cell.matcher(dmn);
        if (!found.find()) {
            throw new IllegalArgumentException("No cell " + id + " in " + stem);
        }
        dmn = found.replaceFirst("$1" + Matcher.quoteReplacement(escaped(feel)) + "$2");
        return this;
    }

    Edit without(String rule) {
        dmn = dmn.replace(rule(rule), "");
        return this;
    }

    /** A copy of the rule, under another id, before it. */
    Edit twice(String rule, String copy) {
        var text = rule(rule);
        return replace(
                text,
                text.replaceAll("id=\"[^\"]*_?" + rule.substring("rule_".length()), "id=\"copy")
                                .replaceAll("<rule id=\"[^\"]*\">", "<rule id=\"" + copy + "\">")
                                .replaceAll("(Entry id=\")", "$1copy_")
                        + text);
    }

    String rule(String rule) {
        var start = dmn.indexOf("<rule id=\"" + rule + "\">");
        if (start < 0) {
            throw new IllegalArgumentException("No rule " + rule + " in " + stem);
        }
        return dmn.substring(start, dmn.indexOf("</rule>", start) + "</rule>".length());
    }

    private static String escaped(String feel) {
        return feel.replace("&", "&amp;").replace("<", "&lt;");
    }
}
