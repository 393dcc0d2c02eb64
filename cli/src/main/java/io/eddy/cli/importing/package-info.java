/** Data of others as events of the contract: tables come in, sorted JSON lines for {@code POST /api/v1/events} go out. */
@NullMarked
package io.eddy.cli.importing;

import org.jspecify.annotations.NullMarked;
