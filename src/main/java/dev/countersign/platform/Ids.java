package dev.countersign.platform;

import com.github.f4b6a3.ulid.UlidCreator;
import java.util.Locale;

/** Opaque ids: a prefix that names the kind, and a monotonic ULID, so that ids sort by time. */
public final class Ids {

    public static final String CHANGE = "chg_";
    public static final String DECISION = "dec_";
    public static final String PERMIT = "prm_";
    public static final String EXECUTION = "exe_";
    public static final String SESSION = "bgs_";
    public static final String EVIDENCE = "evd_";
    public static final String TOKEN = "tok_";
    public static final String BROWSER_SESSION = "brs_";
    public static final String AUDIT = "aud_";
    public static final String ACCESS_REVIEW = "arv_";

    public static final String HOLD = "hld_";
    public static final String ERASURE = "ers_";
    public static final String DRAFT = "mdr_";
    public static final String COMMENT = "mdc_";
    public static final String REPLAY = "rpl_";
    public static final String RELEASE = "mrl_";

    private Ids() {}

    public static String next(String prefix) {
        return prefix + UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
    }
}
