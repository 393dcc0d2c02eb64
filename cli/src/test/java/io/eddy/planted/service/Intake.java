package io.eddy.planted.service;

import io.eddy.planted.learning.StoresItself;
import java.util.List;

/** A service that sees learning. */
public record Intake(List<StoresItself> learners) {}
