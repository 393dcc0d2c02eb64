/**
 * What can be configured: the file of the user, laid over the defaults in code. A file comes in, checked {@link
 * io.eddy.cli.config.Settings} go out; what is wrong with it is a {@link io.eddy.cli.config.ConfigException}.
 */
@NullMarked
package io.eddy.cli.config;

import org.jspecify.annotations.NullMarked;
