//! The workers that files are read by.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use anyhow::Context;
use rayon::{ThreadPool, ThreadPoolBuilder};
use source::Stage;

use super::alarm::Alarms;
use super::answer::Read;
use super::death::{Cause, Death};
use super::process::{Given, Worker};
use super::request::{Request, Want};
use super::step::Step;
use crate::args::LimitArgs;
use crate::failure::{Failed, Failure};
use crate::parts::Part;

/// So many parts of a file may bring a worker down before the file is given up.
const MOST_FAULTS: usize = 3;

/// Reads files in other processes: as many at a time as it has threads, one worker for each that is busy.
pub(crate) struct Pool {
    program: PathBuf,
    limits: LimitArgs,
    threads: ThreadPool,
    idle: Mutex<Vec<Worker>>,
    alarms: Alarms,
}

/// What came of a file, and what it cost.
pub(crate) struct Told {
    pub(crate) result: Result<Read, Failed>,
    pub(crate) cost: Cost,
}

/// What the reading of a file cost.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Cost {
    /// How long it took, all attempts together.
    pub(crate) seconds: f64,
    /// The most memory that a worker held over it, in bytes; none where none lived to tell.
    pub(crate) peak: Option<u64>,
}

impl Pool {
    /// A pool that starts its workers when they are needed, at most `jobs` of them, else one for each processor.
    pub(crate) fn new(limits: &LimitArgs, jobs: Option<usize>) -> anyhow::Result<Self> {
        Ok(Self {
            program: std::env::current_exe().context("expected to find this program, to start it again as a worker")?,
            limits: limits.clone(),
            threads: ThreadPoolBuilder::new().num_threads(jobs.unwrap_or(0)).build()?,
            idle: Mutex::default(),
            alarms: Alarms::new(),
        })
    }

    /// The threads to call [`Pool::read`] from.
    pub(crate) fn threads(&self) -> &ThreadPool {
        &self.threads
    }

    /// What files may cost.
    pub(crate) fn limits(&self) -> &LimitArgs {
        &self.limits
    }

    /// The files that lie within a file, in their order. Most lie in mails; in others none is looked for.
    pub(crate) fn parts(&self, bytes: &[u8], name: &str) -> Result<Vec<Part>, Failure> {
        if !source::may_hold_parts(bytes) {
            return Ok(Vec::new());
        }
        Ok(self.read(bytes, name, None, Want::Parts)?.parts)
    }

    /// Reads what is wanted of a file; `name` is what a letter calls the file, `part_of` the letter that it is a part of.
    ///
    /// A worker that dies over a page is replaced, and the file read without that page; one that somebody kills costs the file
    /// nothing but time.
    pub(crate) fn read(&self, bytes: &[u8], name: &str, part_of: Option<&str>, want: Want) -> Result<Read, Failure> {
        self.told(bytes, name, part_of, want).result.map_err(|failed| failed.why)
    }

    /// The same, with where it failed and what it cost.
    pub(crate) fn told(&self, bytes: &[u8], name: &str, part_of: Option<&str>, want: Want) -> Told {
        let (begun, mut peak) = (Instant::now(), None);
        let result = self.read_on(bytes, name, part_of, want, &mut peak);
        Told { result, cost: Cost { seconds: begun.elapsed().as_secs_f64(), peak } }
    }

    fn read_on(
        &self,
        bytes: &[u8],
        name: &str,
        part_of: Option<&str>,
        want: Want,
        peak: &mut Option<u64>,
    ) -> Result<Read, Failed> {
        let mut request = Request {
            name: name.to_owned(),
            part_of: part_of.map(str::to_owned),
            want,
            strict: self.limits.strict,
            without_pages: Vec::new(),
            without_recognition: Vec::new(),
            without_second_reader: false,
        };
        let mut until = Instant::now() + self.limits.max_time;
        let (mut faults, mut was_killed) = (0, false);
        loop {
            let death = match self.try_once(&request, bytes, until).map_err(Failed::look)? {
                Ok(given) => {
                    *peak = (*peak).max(given.peak);
                    return given.result.map_err(|why| Failed::new(why, Step::stage(given.step), None));
                }
                Err(death) => death,
            };
            let is_outside = death.step.is_none() || matches!(death.cause, Cause::Outside(_));
            if is_outside && death.cause != Cause::Clock && !std::mem::replace(&mut was_killed, true) {
                continue;
            }
            // Whoever asks for a comparison loses nothing but the comparison.
            if request.is_comparing(death.step) && request.leave_out(Stage::SecondReader) {
                until = Instant::now() + self.limits.max_time;
                continue;
            }
            faults += 1;
            if !self.passes_over(&death, faults, &mut request) {
                let page = death.step.and_then(Step::page);
                return Err(Failed::new(death.failure(&self.limits), Step::stage(death.step), page));
            }
        }
    }

    fn try_once(&self, request: &Request, bytes: &[u8], until: Instant) -> Result<Result<Given, Death>, Failure> {
        let mut worker = self.worker()?;
        Ok(worker.read(request, bytes, (until, self.limits.max_time), &self.alarms).inspect(|given| {
            if given.stays {
                self.idle().push(worker);
            }
        }))
    }

    /// A worker that is free, or a new one.
    fn worker(&self) -> Result<Worker, Failure> {
        let free = self.idle().pop();
        let start =
            || Worker::start(&self.program, &self.limits.worker).map_err(|error| Failure::NoWorker { why: error.to_string() });
        free.map_or_else(start, Ok)
    }

    /// Takes what a worker died of out of the request. Whether the file is worth another attempt.
    fn passes_over(&self, death: &Death, faults: usize, request: &mut Request) -> bool {
        let is_reading = !matches!(request.want, Want::Picture { .. } | Want::Parts | Want::Kind);
        let has_time = is_reading && death.cause != Cause::Clock && faults <= MOST_FAULTS;
        // A page that is left out would only make a strict reader refuse the letter.
        has_time
            && death
                .step
                .and_then(|step| step.avoidable())
                .is_some_and(|stage| (!self.limits.strict || stage == Stage::SecondReader) && request.leave_out(stage))
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Worker>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
