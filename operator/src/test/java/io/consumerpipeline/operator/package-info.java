/** Tests of the commands. */
package io.consumerpipeline.operator;
