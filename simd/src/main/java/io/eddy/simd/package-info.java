/**
 * The kernels of {@code io.eddy.rl.network} on the JDK's Vector API, an incubating module that a JVM
 * has to be started with. In and out: what the interface says. Found by {@code ServiceLoader}; where
 * the module or HotSpot's optimising compiler is absent, creating them fails and the plain kernels
 * stay.
 */
@NullMarked
package io.eddy.simd;

import org.jspecify.annotations.NullMarked;
