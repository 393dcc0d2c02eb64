package io.eddy.storage;

/**
 * An idempotency key that was accepted.
 *
 * @param body hash of what it carried; another body under the key is a conflict
 * @param expires when it may be forgotten, epoch milliseconds
 */
public record SeenId(SeenKey key, long body, long expires) {}
