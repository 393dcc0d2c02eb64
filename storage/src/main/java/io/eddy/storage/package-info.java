/**
 * The ports through which Eddy remembers: the log of facts, the snapshots of folded state, the
 * registry of published policies. Each has an in-memory twin here and a contract suite that every
 * other implementation inherits.
 */
@NullMarked
package io.eddy.storage;

import org.jspecify.annotations.NullMarked;
