package io.eddy.cli.report;

import java.net.URI;

/** Where a server answers. */
public record Address(URI address) {}
