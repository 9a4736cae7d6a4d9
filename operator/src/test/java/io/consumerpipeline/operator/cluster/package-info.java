/** An API server for tests: the mock server of fabric8 with server-side apply and discovery. */
package io.consumerpipeline.operator.cluster;
