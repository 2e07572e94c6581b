//! A connection that gives up on a head that trickles in and on a client that takes no byte of its answer.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep};

use super::Limits;

/// Where a connection stands, shared by the stream and the service above it.
#[derive(Debug, Default)]
pub struct Progress {
    in_request: AtomicBool,
}

impl Progress {
    /// A head is complete: from here on the body and the answer have their own limits.
    pub fn head_is_read(&self) {
        self.in_request.store(true, Ordering::Relaxed);
    }

    /// The next byte that is read belongs to a new head.
    pub fn is_answered(&self) {
        self.in_request.store(false, Ordering::Relaxed);
    }
}

/// The stream with its two alarms.
pub struct Guarded<Stream> {
    stream: Stream,
    progress: Arc<Progress>,
    limits: Limits,
    head: Option<Pin<Box<Sleep>>>,
    stalled: Option<Pin<Box<Sleep>>>,
}

impl<Stream> Guarded<Stream> {
    /// Guards a stream.
    pub fn new(stream: Stream, progress: Arc<Progress>, limits: Limits) -> Self {
        Self { stream, progress, limits, head: None, stalled: None }
    }

    /// Errors when the client did not take a byte for too long; called while a write waits.
    fn waits_to_write(&mut self, context: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let idle = self.limits.idle;
        let alarm = self.stalled.get_or_insert_with(|| Box::pin(sleep(idle)));
        match alarm.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<Stream: AsyncRead + Unpin> AsyncRead for Guarded<Stream> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        if self.progress.in_request.load(Ordering::Relaxed) {
            self.head = None;
            return read;
        }
        let limit = self.limits.head;
        if buffer.filled().len() > before {
            let alarm = self.head.get_or_insert_with(|| Box::pin(sleep(limit)));
            // A byte now and then does not help: the alarm counts from the first.
            if alarm.deadline() <= Instant::now() {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
        } else if read.is_pending()
            && let Some(alarm) = &mut self.head
            && alarm.as_mut().poll(context).is_ready()
            && !self.progress.in_request.load(Ordering::Relaxed)
        {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        read
    }
}

impl<Stream: AsyncWrite + Unpin> AsyncWrite for Guarded<Stream> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        match Pin::new(&mut self.stream).poll_write(context, bytes) {
            Poll::Pending => self.waits_to_write(context),
            done => {
                self.stalled = None;
                done
            }
        }
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        match Pin::new(&mut self.stream).poll_write_vectored(context, parts) {
            Poll::Pending => self.waits_to_write(context),
            done => {
                self.stalled = None;
                done
            }
        }
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
