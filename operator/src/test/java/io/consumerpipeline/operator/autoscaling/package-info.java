/** Tests of the package of the same name. */
package io.consumerpipeline.operator.autoscaling;
