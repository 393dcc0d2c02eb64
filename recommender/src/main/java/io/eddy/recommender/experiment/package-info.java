/**
 * Arms: which viewers see which policy, and what each arm earned. Pseudonyms and outcomes come in;
 * assignments and figures per arm go out.
 */
@NullMarked
package io.eddy.recommender.experiment;

import org.jspecify.annotations.NullMarked;
