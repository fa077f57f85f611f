package dev.countersign;

/**
 * What whoever owns the tables can do past every guard: guards that no session switches off are replaced for the length of a
 * transaction. Nobody but the owner can.
 */
public final class PastTheGuards {

    private PastTheGuards() {}

    /** Runs statements with neither guards nor other triggers nor foreign keys. */
    public static String block(String statements) {
        return block("", "true", statements);
    }

    /** @param which guards, as a condition on {@code pg_trigger}: none is replaced that need not be */
    static String block(String declarations, String which, String statements) {
        return """
                do $past$
                declare
                    guards regproc[] := array(select distinct tgfoid::regproc from pg_trigger where tgenabled = 'A' and %s);
                    guard regproc;
                    kept text[] := array(select pg_get_functiondef(g) from unnest(guards) g);
                    one text;
                    %s
                begin
                    set local session_replication_role = replica;
                    foreach guard in array guards loop
                        execute format('create or replace function %%s() returns trigger language plpgsql as $off$
                            begin if tg_op = ''DELETE'' then return old; end if; return new; end $off$', guard);
                    end loop;
                    %s;
                    foreach one in array kept loop
                        execute one;
                    end loop;
                end $past$""".formatted(which, declarations, statements);
    }
}
