package io.eddy.planted.recommender.policy;

/** A name that says nothing. */
interface BasePolicy {}
