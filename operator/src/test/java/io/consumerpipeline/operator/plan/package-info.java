/** Tests of the planner. */
package io.consumerpipeline.operator.plan;
