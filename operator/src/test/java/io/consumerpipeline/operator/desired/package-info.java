/** Tests of the objects, of the alert rules and of the dashboard. */
package io.consumerpipeline.operator.desired;
