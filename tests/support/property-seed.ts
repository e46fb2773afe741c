/**
 * Makes property tests try the same cases each time, so that a change is red for its own fault alone. Another number in
 * PROPERTY_SEED looks for cases that nobody tried yet.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 1_994_001) });
