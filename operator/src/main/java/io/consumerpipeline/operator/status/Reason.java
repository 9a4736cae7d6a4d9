package io.consumerpipeline.operator.status;

/**
 * Reasons of conditions. Beside them stand the reasons of problems with the spec, the words that pods use for their sink, and those
 * of scaling.
 */
public enum Reason {
  /** Ready: everything runs, broker and sink are reachable. */
  Consuming,
  /** Ready: {@code spec.suspend} is true; objects and positions are kept. */
  Suspended,
  /** Ready: {@code spec.replicas} is 0. */
  ScaledToZero,
  /** Ready: nothing arrives, and no replica is needed for it; the first record brings one back. */
  Asleep,
  /** Not ready yet: {@code spec.resetOffsets} is being done; consumers are stopped for it and come back. */
  ResettingOffsets,
  /** Not ready yet: pods are being made, replaced or connected. */
  Progressing,
  /** Not ready: the stored spec does not fit the schema. */
  UnreadableSpec,
  /** Not ready: a Secret that the resource names does not exist. */
  SecretNotFound,
  /** Not ready: a Secret that the resource names lacks a key. */
  SecretKeyMissing,
  /** Not ready: the ConfigMap of a schema, or its key, does not exist. */
  SchemaNotFound,
  /** Not ready: what a type refers to is no JSON Schema that can be used. */
  InvalidSchema,
  /** Not ready: an older pipeline consumes the topic with the same group. */
  GroupConflict,
  /** Not ready: an object of a name that is needed belongs to somebody else. */
  NameConflict,
  /** Not ready: the API server refuses an object. */
  ApplyFailed,
  /** Not ready: no node takes a pod. */
  Unschedulable,
  /** Not ready: the image of a pod cannot be pulled. */
  ImagePullBackOff,
  /** Not ready: a container cannot be made. */
  CreateContainerError,
  /** Not ready: a container ends again and again. */
  CrashLoopBackOff,
  /** Not known: no pod answers. */
  PodsNotAnswering,
  /** Not known: there is no pod to ask. */
  NoPods,
  /** Not ready: a partition waits for a decision; nothing is skipped meanwhile. */
  PartitionStopped,
  /** Not ready: too many records of a partition would become dead letters; nothing is skipped meanwhile. */
  DeadLetterStorm,
  /** Source: topic and group can be read. */
  TopicReachable,
  /** Source: no broker answers. */
  BrokerUnreachable,
  /** Source: the topic does not exist. */
  TopicNotFound,
  /** Source: the broker does not accept user and password, token, or the way of logging in. */
  LoginRefused,
  /** Source: broker or client does not accept the other's certificate. */
  CertificateRefused,
  /** Source: the broker knows the client and does not allow it to read topic or group. */
  NotAuthorized,
  /** Source: the port speaks TLS and the resource does not say so. */
  TlsRequired,
  /** Source: the resource asks for TLS and the port does not speak it. */
  TlsNotOffered,
  /** Source: the OAuth server gives no token. */
  TokenRefused,
  /** Source: the broker answers with another error. */
  BrokerError,
  /** Source: the broker has not answered yet. */
  NotAskedYet,
  /** Source: a pod cannot read the topic. */
  SourceUnavailable,
  /** Topic of dead letters: every pod that had one could write it. */
  TopicWritable,
  /** Sink: every pod that uses it can write. */
  TableWritable,
  /** Sink: away or busy; waited for, nothing becomes a dead letter. */
  SinkUnavailable,
  /** Sink: somebody has to change a password, a grant or a table. */
  SinkMisconfigured,
  /** Sink or topic of dead letters: no pod has used it yet. */
  NotConnectedYet,
  /** Lag: below the threshold. */
  WithinThreshold,
  /** Lag: above the threshold. */
  ThresholdExceeded,
  /** Lag, scaling: the broker does not say. */
  LagUnknown,
  /** Scaling: the number of pods follows the load. */
  LoadKnown,
  /** Scaling: {@code spec.replicas} says how many pods there are. */
  ReplicasSet,
  /** Scaling: decisions are told and not carried out. */
  DryRun,
  /** Scaling: the first decision is still to come. */
  NotDecidedYet,
  /** Scaling: the load needs no more pods than there may be. */
  WithinRange
}
