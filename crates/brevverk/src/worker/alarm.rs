//! The wall clock: whoever is not done in time is killed.

use std::process::Child;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Instant;

/// One thread that watches over all workers of a pool.
pub(super) struct Alarms {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    set: Vec<Set>,
    next: u64,
    /// Until when the thread sleeps; none where it sleeps until it is woken, or has not been started.
    sleeps_until: Option<Instant>,
    is_started: bool,
    is_closed: bool,
}

/// An alarm that is set.
struct Set {
    number: u64,
    at: Instant,
    child: Arc<Mutex<Child>>,
}

/// An alarm that rings unless it is switched off.
pub(super) struct Alarm<'a> {
    alarms: &'a Alarms,
    number: u64,
}

impl Alarms {
    pub(super) fn new() -> Self {
        Self { shared: Arc::default() }
    }

    /// Kills the child at that time, if the alarm is not switched off before.
    pub(super) fn set(&self, at: Instant, child: &Arc<Mutex<Child>>) -> Alarm<'_> {
        let mut state = self.shared.lock();
        let number = state.next;
        state.next += 1;
        state.set.push(Set { number, at, child: Arc::clone(child) });
        if !std::mem::replace(&mut state.is_started, true) {
            let shared = Arc::clone(&self.shared);
            thread::spawn(move || shared.watch());
        }
        // A thread that sleeps until an earlier time, though that alarm is off by now, finds this one when it wakes.
        if state.sleeps_until.is_none_or(|until| at < until) {
            self.shared.changed.notify_one();
        }
        Alarm { alarms: self, number }
    }
}

impl Drop for Alarms {
    fn drop(&mut self) {
        self.shared.lock().is_closed = true;
        self.shared.changed.notify_one();
    }
}

impl Alarm<'_> {
    /// Puts the alarm off to a later time, unless it has rung.
    pub(super) fn put_off(&self, at: Instant) {
        let mut state = self.alarms.shared.lock();
        state.set.iter_mut().filter(|set| set.number == self.number).for_each(|set| set.at = set.at.max(at));
    }

    /// Switches the alarm off. Whether it has rung.
    pub(super) fn off(self) -> bool {
        let mut state = self.alarms.shared.lock();
        let before = state.set.len();
        state.set.retain(|set| set.number != self.number);
        state.set.len() == before
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn watch(&self) {
        let mut state = self.lock();
        while !state.is_closed {
            let now = Instant::now();
            let (due, later): (Vec<Set>, Vec<Set>) = std::mem::take(&mut state.set).into_iter().partition(|set| set.at <= now);
            state.set = later;
            for set in due {
                // One that has died by itself needs no killing.
                let _ = set.child.lock().unwrap_or_else(PoisonError::into_inner).kill();
            }
            state.sleeps_until = state.set.iter().map(|set| set.at).min();
            state = match state.sleeps_until {
                Some(until) => {
                    let rest = until.saturating_duration_since(now);
                    self.changed.wait_timeout(state, rest).unwrap_or_else(PoisonError::into_inner).0
                }
                None => self.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;
    use std::time::Duration;

    use super::*;

    #[allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot start fails")]
    fn sleeper() -> Arc<Mutex<Child>> {
        Arc::new(Mutex::new(Command::new("sleep").arg("60").spawn().expect("the system has a program that sleeps")))
    }

    #[test]
    fn who_is_late_is_killed_and_who_is_done_is_not() {
        let alarms = Alarms::new();
        let (late, done) = (sleeper(), sleeper());
        let off = alarms.set(Instant::now() + Duration::from_millis(20), &done);
        assert!(!off.off());
        let rings = alarms.set(Instant::now() + Duration::from_millis(40), &late);
        let status = loop {
            // Whoever waits keeps the child to himself; the alarm needs it too.
            if let Some(status) = late.lock().unwrap().try_wait().unwrap() {
                break status;
            }
            thread::sleep(Duration::from_millis(5));
        };
        assert!(!status.success() && rings.off());
        assert!(done.lock().unwrap().try_wait().unwrap().is_none(), "it lives");
        done.lock().unwrap().kill().unwrap();
        done.lock().unwrap().wait().unwrap();
    }
}
