package io.eddy.service.http;

/**
 * What an endpoint is asked.
 *
 * @param id the percent-decoded last segment of the path; empty where the path has none
 * @param query of the URL, as it was sent
 * @param mediaType of the body, without parameters and in lower case
 * @param body whole, within the limit; empty where the endpoint takes none
 */
record Ask(String id, Query query, String mediaType, byte[] body) {}
