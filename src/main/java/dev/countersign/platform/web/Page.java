package dev.countersign.platform.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param nextCursor gets the next part; without it, this was the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /** Makes a page of rows that were read with {@code limit + 1}, so that it is known whether more follow. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<? super T, String> cursor) {
        return rows.size() <= limit
                ? new Page<>(rows, null)
                : new Page<>(rows.subList(0, limit), cursor.apply(rows.get(limit - 1)));
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), nextCursor);
    }
}
