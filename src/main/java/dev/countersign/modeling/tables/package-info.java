/**
 * What is looked for in decision tables: structure, cells, gaps and overlaps by exact analysis, floors across tables, and whether
 * anybody could approve what they ask for. Tables are evaluated by the engine's own FEEL, and judged by the code of policy.
 */
@NullMarked
package dev.countersign.modeling.tables;

import org.jspecify.annotations.NullMarked;
