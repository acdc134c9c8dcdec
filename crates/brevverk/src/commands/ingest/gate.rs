//! Room for the files in hand: however many are read at a time or wait for the writer, and however large they are, together they are not
//! larger than so much.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// So many bytes of files are in hand at a time. A larger file waits until it is alone.
const ROOM: u64 = 64 << 20;

/// Lets files in as long as there is room for them.
#[derive(Default)]
pub(super) struct Gate {
    taken: Mutex<u64>,
    left: Condvar,
}

/// The room that a file takes, until it is dropped.
pub(super) struct Room {
    gate: Arc<Gate>,
    bytes: u64,
}

impl Gate {
    /// Waits until there is room for so many bytes.
    pub(super) fn enter(self: &Arc<Self>, bytes: u64) -> Room {
        let is_full = |taken: &mut u64| *taken > 0 && taken.saturating_add(bytes) > ROOM;
        let mut taken = self.left.wait_while(self.taken(), is_full).unwrap_or_else(PoisonError::into_inner);
        *taken = taken.saturating_add(bytes);
        Room { gate: Arc::clone(self), bytes }
    }

    fn taken(&self) -> MutexGuard<'_, u64> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let mut taken = self.gate.taken();
        *taken = taken.saturating_sub(self.bytes);
        self.gate.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn what_is_in_hand_never_takes_more_than_the_room_and_a_giant_is_alone() {
        let (gate, in_hand, most, giants) = (Arc::new(Gate::default()), AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
        thread::scope(|scope| {
            for number in 0..8 {
                let (gate, in_hand, most, giants) = (&gate, &in_hand, &most, &giants);
                scope.spawn(move || {
                    let bytes = if number == 3 { 2 * ROOM } else { ROOM / 3 };
                    for _ in 0..50 {
                        let _room = gate.enter(bytes);
                        let now = in_hand.fetch_add(bytes, Ordering::SeqCst) + bytes;
                        if number == 3 {
                            assert_eq!(now, bytes, "the giant is alone");
                            giants.fetch_add(1, Ordering::SeqCst);
                        } else {
                            most.fetch_max(now, Ordering::SeqCst);
                        }
                        thread::yield_now();
                        in_hand.fetch_sub(bytes, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!(most.into_inner() <= ROOM && giants.into_inner() == 50);
    }
}
