//! One worker, as its parent knows it.

use std::io::{self, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use source::{Picture, Stage};

use super::alarm::Alarms;
use super::answer::{Answer, Facts, Read as ReadDocument};
use super::death::{Cause, Death};
use super::frame::{self, Tag};
use super::request::{Request, Want};
use super::step::Step;
use crate::args::WorkerArgs;
use crate::failure::Failure;

/// So much of what a worker says on standard error is kept.
const LAST_WORDS: usize = 16 * 1024;

/// So long are the last words of a dead worker waited for. Whatever it has started itself may hold its standard error open.
const PATIENCE: Duration = Duration::from_secs(10);

/// A worker, alive as far as is known.
pub(super) struct Worker {
    /// Shared with the alarm that may have to kill it.
    child: Arc<Mutex<Child>>,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
    last_words: Receiver<String>,
}

/// What a worker gives for a file.
pub(super) struct Given {
    pub(super) result: Result<ReadDocument, Failure>,
    /// What it was doing last.
    pub(super) step: Option<Step>,
    /// The most memory that it held over the file.
    pub(super) peak: Option<u64>,
    /// Whether it is to be given another file.
    pub(super) stays: bool,
}

/// What a worker answered: the result, the most memory it held, and whether it wants to be replaced.
type Exchanged = (Result<ReadDocument, Failure>, Option<u64>, bool);

impl Worker {
    /// Starts the program as a worker.
    pub(super) fn start(program: &Path, args: &WorkerArgs) -> io::Result<Self> {
        let mut command = Command::new(program);
        // Ctrl-C is meant for the parent, which says what becomes of the file in hand.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command
            .arg("worker")
            .args(args.arguments())
            // Its last words are to be read by a program.
            .env("RUST_BACKTRACE", "0")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (Some(requests), Some(answers), Some(errors)) = (child.stdin.take(), child.stdout.take(), child.stderr.take()) else {
            return Err(io::Error::other("expected three pipes to the worker, found fewer"));
        };
        Ok(Self { child: Arc::new(Mutex::new(child)), requests, answers: BufReader::new(answers), last_words: listen(errors) })
    }

    /// Has a file read until then; reading the words off the picture of a page, and comparing two readers, have a time of their own,
    /// counted from their beginning. A worker that dies over it is not to be used again.
    pub(super) fn read(
        &mut self,
        request: &Request,
        bytes: &[u8],
        (until, own_time): (Instant, Duration),
        alarms: &Alarms,
    ) -> Result<Given, Death> {
        let alarm = alarms.set(until, &self.child);
        let mut step = None;
        let given = self.exchange(request, bytes, |begun| {
            step = begun;
            if matches!(begun, Some(Step::Text(Stage::Recognition(_)))) || request.is_comparing(begun) {
                alarm.put_off(Instant::now() + own_time);
            }
        });
        let rang = alarm.off();
        match given {
            Ok((result, peak, retires)) => Ok(Given { result, step, peak, stays: !retires && !rang }),
            Err(error) => Err(Death { step, cause: self.cause(&error, rang) }),
        }
    }

    fn exchange(&mut self, request: &Request, bytes: &[u8], mut begins: impl FnMut(Option<Step>)) -> io::Result<Exchanged> {
        frame::write(&mut self.requests, Tag::Request, &serde_json::to_vec(request)?)?;
        frame::write(&mut self.requests, Tag::Body, bytes)?;
        let answer: Answer = loop {
            match self.next()? {
                (Tag::Step, content) => begins(Step::from_bytes(&content)),
                (Tag::Answer, content) => break serde_json::from_slice(&content)?,
                (tag, _) => return Err(io::Error::other(format!("expected a step or an answer, found {tag:?}"))),
            }
        };
        let result = match answer.result {
            Ok(facts) => Ok(self.document(facts, request.want)?),
            Err(failure) => Err(failure),
        };
        Ok((result, answer.peak, answer.retires))
    }

    fn document(&mut self, facts: Facts, want: Want) -> io::Result<ReadDocument> {
        let letter = if want.form().is_some() { self.body()? } else { Vec::new() };
        let text = if want.text().is_some() { self.body()? } else { Vec::new() };
        let text = String::from_utf8(text).map_err(io::Error::other)?;
        let picture = match facts.picture {
            Some((width, height, scale)) => Some(Picture { width, height, rgb: self.body()?, scale }),
            None => None,
        };
        let mut parts = Vec::with_capacity(facts.parts.len());
        for (mut part, has_bytes) in facts.parts {
            part.bytes = if has_bytes { Some(self.body()?) } else { None };
            parts.push(part);
        }
        let Facts { sha256, pages, missing, agreement, measures, remarks, media_type, refused, .. } = facts;
        Ok(ReadDocument {
            sha256,
            pages,
            missing,
            agreement,
            measures,
            remarks,
            letter,
            text,
            picture,
            parts,
            media_type,
            refused,
        })
    }

    fn body(&mut self) -> io::Result<Vec<u8>> {
        match self.next()? {
            (Tag::Body, content) => Ok(content),
            (tag, _) => Err(io::Error::other(format!("expected a result, found {tag:?}"))),
        }
    }

    fn next(&mut self) -> io::Result<(Tag, Vec<u8>)> {
        frame::read(&mut self.answers)?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    /// Why a worker that broke off has done so. One that lives and talks nonsense is killed.
    fn cause(&mut self, error: &io::Error, rang: bool) -> Cause {
        let is_closed = matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::BrokenPipe);
        let status = match self.end(is_closed) {
            Ok(status) => status,
            Err(error) => return Cause::Crash(error.to_string()),
        };
        let last_words = self.last_words.recv_timeout(PATIENCE).unwrap_or_default();
        if is_closed || rang { Cause::of(status, &last_words, rang) } else { Cause::Crash(error.to_string()) }
    }

    /// Sees the process to its end; one that `is_ending` by itself is given a moment to do so, for the sake of its status.
    fn end(&self, is_ending: bool) -> io::Result<ExitStatus> {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        let until = Instant::now() + PATIENCE;
        while is_ending && Instant::now() < until {
            if let Some(status) = child.try_wait()? {
                return Ok(status);
            }
            thread::sleep(Duration::from_millis(1));
        }
        child.kill()?;
        child.wait()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // One that has died is gone already; nothing more can be done about one that cannot be killed.
        let _ = self.end(false);
    }
}

/// Keeps the end of what a worker says, so that its pipe never fills up.
fn listen(mut errors: ChildStderr) -> Receiver<String> {
    let (send, receive) = sync_channel(1);
    thread::spawn(move || {
        let (mut said, mut buffer) = (Vec::new(), [0; 1024]);
        while let Ok(length @ 1..) = errors.read(&mut buffer) {
            said.extend_from_slice(&buffer[..length]);
            said.drain(..said.len().saturating_sub(LAST_WORDS));
        }
        // A pool that is gone does not want to know.
        let _ = send.send(String::from_utf8_lossy(&said).into_owned());
    });
    receive
}
