package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.runtime.health.ConnectionMonitor;

/** What others need to know of a writer. */
record WriterThread(Inbox inbox, SinkAccess access, ConnectionMonitor monitor, Thread thread) {}
